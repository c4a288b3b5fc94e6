"""Makes the networks of the tests: random weights, each as TorchScript (.pt) and as ONNX of the same weights. Made with PyTorch 1.13 and onnx 1.12:
    python3 make.py"""
import torch
import torch.nn as nn
import torch.nn.functional as F

EVAL = torch.onnx.TrainingMode.PRESERVE  # so that batch normalisation is not folded into the convolutions


class Block(nn.Module):
    def __init__(self, i, o, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(i, o, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(o)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(o, o, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(o)
        self.downsample = nn.Sequential(nn.Conv2d(i, o, 1, stride, bias=False), nn.BatchNorm2d(o)) if stride > 1 or i != o else None

    def forward(self, x):
        identity = x
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        if self.downsample is not None:
            identity = self.downsample(x)
        out += identity
        return self.relu(out)


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(8)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        self.layer1 = nn.Sequential(Block(8, 8, 1), Block(8, 8, 1))
        self.layer2 = nn.Sequential(Block(8, 12, 2), Block(12, 12, 1))
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(12, 5)

    def forward(self, x):
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        x = self.layer2(self.layer1(x))
        return self.fc(torch.flatten(self.avgpool(x), 1))


class Functional(nn.Module):
    """Operators within expressions, branches that are concatenated, a gate, a network of one size."""

    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(3, 6, 3, padding=1)
        self.b1 = nn.Conv2d(6, 4, 1)
        self.b2 = nn.Conv2d(6, 4, 3, padding=1, groups=2)
        self.c = nn.Conv2d(8, 8, 3, stride=2)
        self.fc1 = nn.Linear(8 * 3 * 3, 10)
        self.fc2 = nn.Linear(10, 4)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.a(x)), 2)
        y = torch.cat([F.leaky_relu(self.b1(x), 0.1), torch.sigmoid(self.b2(x))], 1)
        y = y * torch.sigmoid(y)
        z = F.relu_(self.c(y))
        z = F.dropout(z.view(z.size(0), -1), 0.5, self.training)
        return F.log_softmax(self.fc2(torch.tanh(self.fc1(z))), dim=1)


class Attention(nn.Module):
    def __init__(self, d, heads):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(d, 3 * d)
        self.proj = nn.Linear(d, d)

    def forward(self, x):
        n, t, d = x.shape
        q, k, v = self.qkv(x).reshape(n, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        a = torch.softmax(q @ k.transpose(-2, -1) * (d // self.heads) ** -0.5, dim=-1)
        return self.proj((a @ v).transpose(1, 2).reshape(n, t, d))


class Encoder(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.norm1 = nn.LayerNorm(d)
        self.attn = Attention(d, 2)
        self.norm2 = nn.LayerNorm(d)
        self.mlp = nn.Sequential(nn.Linear(d, 2 * d), nn.GELU(), nn.Linear(2 * d, d))

    def forward(self, x):
        x = x + self.attn(self.norm1(x))
        return x + self.mlp(self.norm2(x))


class Transformer(nn.Module):
    def __init__(self, d=12):
        super().__init__()
        self.patch = nn.Conv2d(3, d, 8, 8)
        self.cls = nn.Parameter(torch.randn(1, 1, d))
        self.pos = nn.Parameter(torch.randn(1, 17, d))
        self.blocks = nn.Sequential(Encoder(d), Encoder(d))
        self.norm = nn.LayerNorm(d)
        self.head = nn.Linear(d, 5)

    def forward(self, x):
        x = self.patch(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.cls.expand(x.shape[0], -1, -1), x], dim=1) + self.pos
        return torch.softmax(self.head(self.norm(self.blocks(x))[:, 0]), dim=1)


class Shuffle(nn.Module):
    """Channels of two groups in turn, as in ShuffleNet."""

    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(3, 6, 3, padding=1)
        self.b = nn.Conv2d(6, 4, 1, groups=2)

    def forward(self, x):
        x = self.a(x)
        n, c, h, w = x.shape
        x = x.view(n, 2, c // 2, h, w).transpose(1, 2).contiguous().view(n, c, h, w)
        return F.relu(self.b(x)).mean([2, 3])


class Standardised(nn.Module):
    """A first convolution whose filters are computed by the network itself, as in NFNet."""

    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(3, 6, 3, padding=1)
        self.b = nn.Conv2d(6, 4, 3, padding=1)
        self.fc = nn.Linear(4, 5)

    def forward(self, x):
        w = self.a.weight
        w = F.batch_norm(w.reshape(1, 6, -1), None, None, training=True, momentum=0.).reshape_as(w)
        x = F.relu(F.conv2d(x, w, self.a.bias, padding=1))
        return self.fc(F.relu(self.b(x)).mean([2, 3]))


class Gate(nn.Module):
    """Control flow that only a run decides, in a module without modules within."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if float(x.mean()) > 0:
            y = x * 2.0
        else:
            y = x - 1.0
        for i in range(x.dim()):
            y = y + float(i)
        return y


class Gated(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)
        self.gate = Gate()
        self.out = nn.Conv2d(4, 2, 1)

    def forward(self, x):
        return self.out(self.gate(self.conv(x))).mean([2, 3])


class Branching(nn.Module):
    """Control flow that cannot be followed: which modules run depends on the image."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)
        self.other = nn.Conv2d(3, 4, 3)

    def forward(self, x):
        if float(x.sum()) > 0:
            y = self.conv(x)
        else:
            y = self.other(x)
        return y.mean([2, 3])


def random(m):
    for p in m.modules():
        if isinstance(p, nn.BatchNorm2d):
            p.running_mean.normal_(0, .2)
            p.running_var.uniform_(.5, 2)
            p.weight.data.uniform_(.5, 1.5)
            p.bias.data.normal_(0, .2)
    return m.eval()


def sequential():
    return nn.Sequential(nn.Conv2d(3, 8, 5, 2), nn.BatchNorm2d(8), nn.ReLU(), nn.Conv2d(8, 8, 3, padding=1, groups=8), nn.SiLU(), nn.Conv2d(8, 10, 1),
                         nn.Hardswish(), nn.AvgPool2d(2), nn.AdaptiveAvgPool2d((1, 1)), nn.Flatten(), nn.Linear(10, 6))


def save(name, net, side, traced=True, scripted=True, onnx=True):
    x = torch.randn(1, 3, side, side)
    with torch.no_grad():
        if traced:
            torch.jit.trace(net, x).save(name + '.pt')
        if scripted:
            torch.jit.script(net).save(name + '-scripted.pt')
        if onnx:
            torch.onnx.export(net, x, name + '.onnx', opset_version=14, training=EVAL, input_names=['x'], output_names=['y'],
                              dynamic_axes={'x': {0: 'N'}, 'y': {0: 'N'}})


if __name__ == '__main__':
    torch.manual_seed(7)
    save('sequential', random(sequential()), 32)
    save('residual', random(Residual()), 32)
    save('functional', random(Functional()), 16)
    save('transformer', random(Transformer()), 32, scripted=False)
    save('gated', random(Gated()), 32, traced=False, onnx=False)
    save('branching', random(Branching()), 32, traced=False, onnx=False)
    save('shuffle', random(Shuffle()), 16, scripted=False)
    save('standardised', random(Standardised()), 16, scripted=False)
    torch.save(Residual().state_dict(), 'state-dict.pt')
    torch.save(sequential(), 'pickled.pt')
