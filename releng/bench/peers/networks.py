"""Writes networks of torchvision and a few others, random weights and batch statistics of noise, as ONNX files for surgery-networks: networks.py FOLDER [NAME ...]"""
import torch,os,sys,time
import torch.nn as nn
torch.set_num_threads(1); torch.manual_seed(0)
import torchvision.models as M
def noisy(m):
    for k in m.modules():
        if isinstance(k,nn.BatchNorm2d):
            k.running_mean.normal_(0,.2); k.running_var.uniform_(.5,1.5); nn.init.uniform_(k.weight,.5,1.5); nn.init.normal_(k.bias,0,.2)
    for n,p in m.named_parameters():
        if n.endswith('layer_scale'): nn.init.uniform_(p,.5,1.5)
    return m.eval()
class Out(nn.Module):
    def __init__(s,m): super().__init__(); s.m=m
    def forward(s,x): return s.m(x)['out']
class UNet(nn.Module):
    def __init__(s,c=16):
        super().__init__()
        b=lambda i,o: nn.Sequential(nn.Conv2d(i,o,3,1,1),nn.BatchNorm2d(o),nn.ReLU(),nn.Conv2d(o,o,3,1,1),nn.BatchNorm2d(o),nn.ReLU())
        s.d1,s.d2,s.d3=b(3,c),b(c,2*c),b(2*c,4*c); s.u2=nn.ConvTranspose2d(4*c,2*c,2,2); s.c2=b(4*c,2*c); s.u1=nn.ConvTranspose2d(2*c,c,2,2); s.c1=b(2*c,c); s.o=nn.Conv2d(c,2,1)
    def forward(s,x):
        a=s.d1(x); b=s.d2(nn.functional.max_pool2d(a,2)); d=s.d3(nn.functional.max_pool2d(b,2))
        e=s.c2(torch.cat([s.u2(d),b],1)); return s.o(s.c1(torch.cat([s.u1(e),a],1)))
class Gen(nn.Module):
    def __init__(s):
        super().__init__(); L=[]
        i=100
        for o,st,p in ((256,1,0),(128,2,1),(64,2,1),(32,2,1)): L+=[nn.ConvTranspose2d(i,o,4,st,p,bias=False),nn.BatchNorm2d(o),nn.ReLU()]; i=o
        s.m=nn.Sequential(*L,nn.ConvTranspose2d(i,3,4,2,1,bias=False),nn.Tanh())
    def forward(s,z): return s.m(z)
class RB(nn.Module):
    def __init__(s,c=64): super().__init__(); s.conv1=nn.Conv2d(c,c,3,1,1); s.bn1=nn.BatchNorm2d(c); s.prelu=nn.PReLU(c); s.conv2=nn.Conv2d(c,c,3,1,1); s.bn2=nn.BatchNorm2d(c)
    def forward(s,x): return x+s.bn2(s.conv2(s.prelu(s.bn1(s.conv1(x)))))
class SR(nn.Module):
    def __init__(s,n=4,c=32):
        super().__init__(); s.conv_in=nn.Sequential(nn.Conv2d(3,c,9,1,4),nn.PReLU(c)); s.body=nn.Sequential(*[RB(c) for _ in range(n)]); s.conv_mid=nn.Conv2d(c,c,3,1,1); s.bn_mid=nn.BatchNorm2d(c)
        s.up=nn.Sequential(*[nn.Sequential(nn.Conv2d(c,4*c,3,1,1),nn.PixelShuffle(2),nn.PReLU(c)) for _ in range(2)]); s.conv_out=nn.Conv2d(c,3,9,1,4)
    def forward(s,x): a=s.conv_in(x); return torch.tanh(s.conv_out(s.up(a+s.bn_mid(s.conv_mid(s.body(a))))))
from torchvision.models.swin_transformer import SwinTransformer
from torchvision.models.vision_transformer import VisionTransformer
from torchvision.models.convnext import ConvNeXt,CNBlockConfig
def vit():
    m=VisionTransformer(image_size=64,patch_size=16,num_layers=4,num_heads=4,hidden_dim=128,mlp_dim=512,num_classes=10); nn.init.normal_(m.heads.head.weight,std=.1); return m
N=[('resnet18',lambda:M.resnet18(),64),('resnet50',lambda:M.resnet50(),64),('vgg11_bn_small',lambda:nn.Sequential(M.vgg11_bn().features,nn.AdaptiveAvgPool2d(2),nn.Flatten(),nn.Linear(2048,128),nn.ReLU(),nn.Linear(128,10)),64),
('densenet121',lambda:M.densenet121(),64),('googlenet',lambda:M.googlenet(init_weights=False,aux_logits=False),64),('inception_v3',lambda:M.inception_v3(init_weights=False,aux_logits=False),96),
('squeezenet1_1',lambda:M.squeezenet1_1(),64),('mobilenet_v2',lambda:M.mobilenet_v2(),64),('mobilenet_v3_small',lambda:M.mobilenet_v3_small(),64),('mobilenet_v3_large',lambda:M.mobilenet_v3_large(),64),
('efficientnet_b0',lambda:M.efficientnet_b0(),64),('shufflenet_v2_x1_0',lambda:M.shufflenet_v2_x1_0(),64),('mnasnet0_5',lambda:M.mnasnet0_5(),64),('resnext50_32x4d',lambda:M.resnext50_32x4d(),64),
('regnet_x_400mf',lambda:M.regnet_x_400mf(),64),('regnet_y_400mf',lambda:M.regnet_y_400mf(),64),
('convnext_small_width',lambda:ConvNeXt([CNBlockConfig(32,64,2),CNBlockConfig(64,128,2),CNBlockConfig(128,None,2)],num_classes=10),64),
('swin_small_width',lambda:SwinTransformer([4,4],48,[2,2,2],[3,6,12],[4,4],num_classes=10),64),('vit_small_width',vit,64),
('deeplabv3_mobilenet_v3_large',lambda:Out(M.segmentation.deeplabv3_mobilenet_v3_large(weights_backbone=None)),64),('fcn_resnet50',lambda:Out(M.segmentation.fcn_resnet50(weights_backbone=None)),64),
('unet',UNet,32),('dcgan',Gen,1),('srgan_generator',SR,16)]
only=sys.argv[2:]
for n,f,s in N:
    if only and n not in only: continue
    t=time.time()
    try:
        m=noisy(f()); x=torch.randn(1,100 if n=='dcgan' else 3,s,s); p=os.path.join(sys.argv[1],n+'.onnx')
        torch.onnx.export(m,x,p,opset_version=14,input_names=['input'],output_names=['output'],dynamic_axes={'input':{0:'N'},'output':{0:'N'}})
        print(n,'%.1f MB'%(os.path.getsize(p)/1e6),'%.0fs'%(time.time()-t),flush=True)
    except Exception as e: print(n,'FAILED',repr(e)[:200],flush=True)
