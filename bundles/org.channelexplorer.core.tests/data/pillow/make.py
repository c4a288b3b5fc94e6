#!/usr/bin/env python3
"""Makes images.zip, images of many kinds made by Pillow and byte by byte, and expected.csv: what Pillow's convert("RGB") makes of each (python3-pil,
python3-numpy): name, width, height and the SHA-256 of the RGB bytes; 'refused' where Pillow refuses it; 'not read' where
only we do."""
import hashlib, os, struct, tempfile, warnings, zipfile, zlib
import numpy as np
from PIL import Image, ImageCms
warnings.simplefilter("ignore")
rng = np.random.default_rng(7)
H, W = 13, 19
y, x = np.mgrid[0:H, 0:W]
g = np.clip(x*12 + y*3 + rng.normal(0,5,(H,W)),0,255).astype(np.uint8)
rgb = np.stack([np.clip(x*13+rng.normal(0,3,(H,W)),0,255), np.clip(y*19+rng.normal(0,3,(H,W)),0,255), np.clip(255-x*y+rng.normal(0,3,(H,W)),0,255)],-1).astype(np.uint8)
a = np.clip(x*14,0,255).astype(np.uint8)
rgba = np.dstack([rgb,a]); la = np.dstack([g,a]); cmyk = np.dstack([rgb, np.clip(y*10,0,255).astype(np.uint8)])
here = os.path.dirname(os.path.abspath(__file__)); os.chdir(tempfile.mkdtemp())
def P(n): return n
I = Image.fromarray
# PNG
def png(name, w, h, bits, ct, rows, extra=[], interlace=0):
    raw = b"".join(b"\0"+r for r in rows)
    def ch(t,d): return struct.pack(">I",len(d))+t+d+struct.pack(">I",zlib.crc32(t+d))
    open(P(name),"wb").write(b"\x89PNG\r\n\x1a\n"+ch(b"IHDR",struct.pack(">IIBBBBB",w,h,bits,ct,0,0,interlace))+b"".join(ch(t,d) for t,d in extra)+ch(b"IDAT",zlib.compress(raw))+ch(b"IEND",b""))
def pack(vals, bits):
    res=[]
    for row in vals:
        s="".join(format(int(v),"0%db"%bits) for v in row); s+="0"*(-len(s)%8)
        res.append(bytes(int(s[i:i+8],2) for i in range(0,len(s),8)))
    return res
for b in (1,2,4,8):
    png(f"png-g{b}.png", W,H,b,0,pack(g>>(8-b),b))
    png(f"png-g{b}-trns.png", W,H,b,0,pack(g>>(8-b),b),[(b"tRNS",struct.pack(">H",1))])
    pal = rng.integers(0,256,(1<<b,3)).astype(np.uint8)
    png(f"png-p{b}.png", W,H,b,3,pack(g>>(8-b),b),[(b"PLTE",pal.tobytes())])
    png(f"png-p{b}-trns.png", W,H,b,3,pack(g>>(8-b),b),[(b"PLTE",pal.tobytes()),(b"tRNS",bytes([0,100]))])
g16 = (rng.integers(0,600,(H,W))).astype(">u2"); g16b=(g.astype(np.uint16)*257+3).astype(">u2")
png("png-g16-low.png",W,H,16,0,[r.tobytes() for r in g16]); png("png-g16-high.png",W,H,16,0,[r.tobytes() for r in g16b])
png("png-g16-trns.png",W,H,16,0,[r.tobytes() for r in g16],[(b"tRNS",struct.pack(">H",int(g16[0,0])))])
rgb16=(rgb.astype(np.uint16)*256+rng.integers(0,256,rgb.shape)).astype(">u2")
png("png-rgb16.png",W,H,16,2,[r.tobytes() for r in rgb16]); png("png-rgb16-trns.png",W,H,16,2,[r.tobytes() for r in rgb16],[(b"tRNS",rgb16[0,0].tobytes())])
png("png-rgb8-trns.png",W,H,8,2,[r.tobytes() for r in rgb],[(b"tRNS",struct.pack(">HHH",*map(int,rgb[0,0])))])
png("png-rgb8-gama.png",W,H,8,2,[r.tobytes() for r in rgb],[(b"gAMA",struct.pack(">I",100000))])
png("png-rgb8-sbit.png",W,H,8,2,[r.tobytes() for r in rgb],[(b"sBIT",bytes([5,6,5]))])
png("png-rgba8.png",W,H,8,6,[r.tobytes() for r in rgba]); png("png-la8.png",W,H,8,4,[r.tobytes() for r in la])
rgba16=(rgba.astype(np.uint16)*257).astype(">u2"); la16=(la.astype(np.uint16)*257).astype(">u2")
png("png-rgba16.png",W,H,16,6,[r.tobytes() for r in rgba16]); png("png-la16.png",W,H,16,4,[r.tobytes() for r in la16])
png("png-p8-short-plte.png", W,H,8,3,pack(g>>0,8),[(b"PLTE",rng.integers(0,256,(100,3)).astype(np.uint8).tobytes())])
I(rgb).save(P("png-opt.png"),optimize=True)
# JPEG
for q in (50,90,100):
  for ss in (0,1,2):
    I(rgb).save(P(f"jpg-q{q}-ss{ss}.jpg"),quality=q,subsampling=ss)
big=Image.fromarray(rgb).resize((97,61),Image.BICUBIC)
for ss in ("4:4:4","4:2:2","4:2:0","4:1:1"):
    big.save(P(f"jpg-big-{ss.replace(':','')}.jpg"),quality=85,subsampling=ss)
big.save(P("jpg-prog.jpg"),progressive=True,quality=80)
I(g).save(P("jpg-l.jpg")); I(g).save(P("jpg-l-prog.jpg"),progressive=True)
I(cmyk,"CMYK").save(P("jpg-cmyk.jpg"),quality=95)
big.save(P("jpg-keeprgb.jpg"),quality=90) 
I(rgb).save(P("jpg-exif.jpg"),exif=b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0")
prof=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
I(rgb).save(P("jpg-icc.jpg"),icc_profile=prof,quality=90)
# handmade variants of JPEG markers
base=open(P("jpg-q90-ss0.jpg"),"rb").read()
def segs(d):
    i=2; r=[]
    while True:
        m=d[i+1]; l=struct.unpack(">H",d[i+2:i+4])[0]
        r.append((m,d[i+4:i+2+l])); i+=2+l
        if m==0xda: return r,d[i:]
def build(r,tail): return b"\xff\xd8"+b"".join(b"\xff"+bytes([m])+struct.pack(">H",len(d)+2)+d for m,d in r)+tail
s,t=segs(base)
nojfif=[q for q in s if q[0]!=0xe0]
open(P("jpg-nojfif.jpg"),"wb").write(build(nojfif,t))
for tr in (0,1,2): open(P(f"jpg-adobe{tr}.jpg"),"wb").write(build([(0xee,b"Adobe\0\x64\0\0\0\0"+bytes([tr]))]+nojfif,t))
open(P("jpg-jfif-adobe0.jpg"),"wb").write(build(s[:1]+[(0xee,b"Adobe\0\x64\0\0\0\0\0")]+s[1:],t))
def ids(r,new):
    o=[]
    for m,d in r:
        d=bytearray(d)
        if m in(0xc0,0xc1,0xc2):
            for k,n in enumerate(new): d[6+3*k]=n
        if m==0xda:
            for k,n in enumerate(new): d[1+2*k]=n
        o.append((m,bytes(d)))
    return o
open(P("jpg-ids-rgb.jpg"),"wb").write(build(ids(nojfif,b"RGB"),t))
open(P("jpg-ids-012.jpg"),"wb").write(build(ids(nojfif,bytes([0,1,2])),t))
open(P("jpg-ids-1234.jpg"),"wb").write(build(ids(nojfif,bytes([1,34,35])),t))
open(P("jpg-dupicc.jpg"),"wb").write(build(s[:1]+[(0xe2,b"ICC_PROFILE\0\x01\x01"+prof)]*2+s[1:],t))
open(P("jpg-badicc.jpg"),"wb").write(build(s[:1]+[(0xe2,b"ICC_PROFILE\0\x01\x02"+prof[:50])]+s[1:],t))
open(P("jpg-badexif.jpg"),"wb").write(build(s[:1]+[(0xe1,b"Exif\0\0garbage")]+s[1:],t))
open(P("jpg-com.jpg"),"wb").write(build(s[:1]+[(0xfe,b"hi")]+s[1:],t))
open(P("jpg-noeoi.jpg"),"wb").write(base[:-2])
open(P("jpg-trailing.jpg"),"wb").write(base+b"trailing garbage \xff\xd8")
open(P("jpg-cut.jpg"),"wb").write(base[:len(base)-40])
open(P("jpg-cut-eoi.jpg"),"wb").write(base[:len(base)-40]+b"\xff\xd9")
open(P("jpg-zero.jpg"),"wb").write(base[:len(base)-40]+b"\0"*40)
p=open(P("jpg-prog.jpg"),"rb").read(); open(P("jpg-prog-cut.jpg"),"wb").write(p[:len(p)*2//3]); open(P("jpg-prog-noeoi.jpg"),"wb").write(p[:-2])
open(P("jpg-fill.jpg"),"wb").write(base[:2]+b"\xff\xff\xff"+base[2:])
open(P("jpg-garbage.jpg"),"wb").write(base[:-2]+b"junk\xff\xff\xd9")
c=open(P("jpg-cmyk.jpg"),"rb").read(); cs,ct=segs(c)
na=[q for q in cs if q[0]!=0xee]
open(P("jpg-cmyk-noadobe.jpg"),"wb").write(build(na,ct))
for tr in (0,1,2): open(P(f"jpg-4c-adobe{tr}.jpg"),"wb").write(build([(0xee,b"Adobe\0\x64\0\0\0\0"+bytes([tr]))]+na,ct))
# GIF
I(g).save(P("gif-l.gif")); I(rgb).quantize(16).save(P("gif-p.gif"))
q=I(rgb).quantize(16); q.save(P("gif-trans.gif"),transparency=3)
I(rgb).quantize(16).save(P("gif-anim.gif"),save_all=True,append_images=[I(255-rgb).quantize(16)])
gf=bytearray(open(P("gif-p.gif"),"rb").read())
def gifscreen(name,src,w,h,left,top,bg=None,trans=None):
    d=bytearray(src); d[6:10]=struct.pack("<HH",w,h)
    if bg is not None: d[11]=bg
    i=13+3*(2<<(d[10]&7))
    while d[i]!=0x2c:
        if d[i]==0x21:
            i+=2
            while d[i]: i+=d[i]+1
            i+=1
    d[i+1:i+5]=struct.pack("<HH",left,top); open(P(name),"wb").write(bytes(d))
gifscreen("gif-screen.gif",gf,30,20,4,3,2); gifscreen("gif-screen-trans.gif",open(P("gif-trans.gif"),"rb").read(),30,20,4,3,2); gifscreen("gif-screen-small.gif",gf,10,10,0,0)
q.save(P("gif-inter.gif"),interlace=1)
d=open(P("gif-p.gif"),"rb").read(); open(P("gif-cut.gif"),"wb").write(d[:len(d)-30]); open(P("gif-notrailer.gif"),"wb").write(d[:-1]); open(P("gif-cut2.gif"),"wb").write(d[:len(d)-3])
# BMP
for m,arr in (("L",I(g)),("RGB",I(rgb)),("1",I(g).convert("1")),("P",I(rgb).quantize(16))): arr.save(P(f"bmp-{m}.bmp"))
def bmp(name,bits,comp,data,pal=b"",masks=b"",h=H,w=W,hs=40,top=False,colors=0):
    off=14+hs+len(masks if hs==40 else b"")+len(pal)
    hd=struct.pack("<IiiHHIIiiII",hs,w,-h if top else h,1,bits,comp,len(data),2835,2835,colors,0)
    if hs>40: hd+=(masks+b"\0"*(hs-40))[:hs-40]
    else: hd+=masks
    open(P(name),"wb").write(b"BM"+struct.pack("<IHHI",off+len(data),0,0,off)+hd+pal+data)
def rows(b,n): 
    r=b.reshape(H,-1); pad=-r.shape[1]%4
    return np.hstack([r,np.zeros((H,pad),np.uint8)]).astype(np.uint8)[::-1].tobytes()
r5=rgb.astype(np.uint16)
v555=((r5[...,0]>>3)<<10|(r5[...,1]>>3)<<5|r5[...,2]>>3).astype("<u2"); v565=((r5[...,0]>>3)<<11|(r5[...,1]>>2)<<5|r5[...,2]>>3).astype("<u2")
bmp("bmp-555.bmp",16,0,rows(v555.view(np.uint8),2)); bmp("bmp-565.bmp",16,3,rows(v565.view(np.uint8),2),masks=struct.pack("<III",0xf800,0x7e0,0x1f))
bmp("bmp-555m.bmp",16,3,rows(v555.view(np.uint8),2),masks=struct.pack("<III",0x7c00,0x3e0,0x1f))
bgrx=np.dstack([rgb[...,::-1],a]); bmp("bmp-32.bmp",32,0,rows(np.ascontiguousarray(bgrx),4))
bmp("bmp-32m.bmp",32,3,rows(np.ascontiguousarray(bgrx),4),masks=struct.pack("<III",0xff0000,0xff00,0xff))
bmp("bmp-32v5.bmp",32,3,rows(np.ascontiguousarray(bgrx),4),masks=struct.pack("<IIII",0xff0000,0xff00,0xff,0xff000000),hs=124)
bmp("bmp-32v4.bmp",32,3,rows(np.ascontiguousarray(bgrx),4),masks=struct.pack("<IIII",0xff0000,0xff00,0xff,0xff000000),hs=108)
bmp("bmp-32rgba.bmp",32,3,rows(np.ascontiguousarray(bgrx),4),masks=struct.pack("<III",0xff000000,0xff0000,0xff00))
bmp("bmp-24top.bmp",24,0,rows(np.ascontiguousarray(rgb[...,::-1]),3)[::1],top=True)
pal=np.hstack([rng.integers(0,256,(256,3)),np.zeros((256,1))]).astype(np.uint8).tobytes()
def rle8(img):
    o=b""
    for r in img[::-1]:
        i=0
        while i<len(r):
            if i+4<=len(r) and i%3==0: o+=bytes([0,4])+bytes(int(v) for v in r[i:i+4]); i+=4
            elif i+3<=len(r) and i%5==0: o+=bytes([0,3])+bytes(int(v) for v in r[i:i+3])+b"\0"; i+=3
            else:
                n=1
                while i+n<len(r) and r[i+n]==r[i] and n<255:n+=1
                o+=bytes([n,int(r[i])]); i+=n
        o+=b"\0\0"
    return o+b"\0\1"
gq=(g>>4<<4)
bmp("bmp-rle8.bmp",8,1,rle8(gq),pal=pal); bmp("bmp-rle8-delta.bmp",8,1,b"\x05\x07\0\2\3\2\4\x09\0\0\3\5\0\1",pal=pal)
bmp("bmp-rle8-short.bmp",8,1,rle8(gq)[:30],pal=pal); bmp("bmp-rle8-earlyend.bmp",8,1,b"\x05\x07\0\0\x03\x09\0\1",pal=pal)
def rle4(img):
    o=b""
    for r in img[::-1]:
        i=0
        while i<len(r):
            if i%2==0 and i+5<=len(r):
                v=[int(q) for q in r[i:i+5]]; o+=bytes([0,5,v[0]<<4|v[1],v[2]<<4|v[3],v[4]<<4,0]); i+=5
            else:
                n=min(4,len(r)-i); o+=bytes([n,int(r[i])<<4|int(r[min(i+1,len(r)-1)])]); i+=n
        o+=b"\0\0"
    return o+b"\0\1"
bmp("bmp-rle4.bmp",4,2,rle4(g>>4),pal=pal[:64]); bmp("bmp-rle4-even.bmp",4,2,rle4((g>>4)[:, :]),pal=pal[:64])
bmp("bmp-rle4-delta.bmp",4,2,b"\x05\x75\0\2\3\2\4\x91\0\0\3\x53\0\1",pal=pal[:64])
bmp("bmp-4.bmp",4,0,rows(np.array([list(r) for r in pack(g>>4,4)],np.uint8),1),pal=pal[:64])
bmp("bmp-2.bmp",2,0,rows(np.array([list(r) for r in pack(g>>6,2)],np.uint8),1),pal=pal[:16])
bmp("bmp-8few.bmp",8,0,rows(g%20,1),pal=pal[:80],colors=20)
bmp("bmp-1pal.bmp",1,0,rows(np.array([list(r) for r in pack(g>>7,1)],np.uint8),1),pal=pal[:8])
# OS/2
dd=rows(np.ascontiguousarray(rgb[...,::-1]),3); open(P("bmp-os2.bmp"),"wb").write(b"BM"+struct.pack("<IHHI",26+len(dd),0,0,26)+struct.pack("<IHHHH",12,W,H,1,24)+dd)
pal3=np.frombuffer(pal,np.uint8).reshape(-1,4)[:,:3].tobytes(); dd=rows(g,1); open(P("bmp-os2-8.bmp"),"wb").write(b"BM"+struct.pack("<IHHI",26+768+len(dd),0,0,26+768)+struct.pack("<IHHHH",12,W,H,1,8)+pal3+dd)
d=open(P("bmp-RGB.bmp"),"rb").read(); open(P("bmp-cut.bmp"),"wb").write(d[:len(d)*2//3]); open(P("bmp-cut1.bmp"),"wb").write(d[:-1])
# PNM
I(rgb).save(P("pnm-6.ppm")); I(g).save(P("pnm-5.pgm")); I(g).convert("1").save(P("pnm-4.pbm"))
open(P("pnm-3.ppm"),"wb").write(b"P3\n# comment\n%d %d\n255\n"%(W,H)+b"\n".join(b" ".join(b"%d"%v for v in r.ravel()) for r in rgb))
open(P("pnm-2.pgm"),"wb").write(b"P2 %d %d 100\n"%(W,H)+b"\n".join(b" ".join(b"%d"%(v*100//255) for v in r.ravel()) for r in g))
open(P("pnm-1.pbm"),"wb").write(b"P1 %d %d\n"%(W,H)+b"\n".join(b"".join(b"%d"%(v>>7) for v in r.ravel()) for r in g))
open(P("pnm-6-100.ppm"),"wb").write(b"P6\n%d %d\n100\n"%(W,H)+(rgb.astype(int)*100//255).astype(np.uint8).tobytes())
open(P("pnm-6-16.ppm"),"wb").write(b"P6\n%d %d\n65535\n"%(W,H)+rgb16.tobytes()); open(P("pnm-6-1000.ppm"),"wb").write(b"P6\n%d %d\n1000\n"%(W,H)+(rgb.astype(int)*1000//255).astype(">u2").tobytes())
open(P("pnm-5-16.pgm"),"wb").write(b"P5\n%d %d\n65535\n"%(W,H)+g16.tobytes()); open(P("pnm-5-1000.pgm"),"wb").write(b"P5\n%d %d\n1000\n"%(W,H)+g16.tobytes()); open(P("pnm-5-15.pgm"),"wb").write(b"P5\n%d %d\n15\n"%(W,H)+(g>>4).tobytes())
open(P("pnm-5-over.pgm"),"wb").write(b"P5\n%d %d\n100\n"%(W,H)+g.tobytes()); open(P("pnm-2-16.pgm"),"wb").write(b"P2 %d %d 65535\n"%(W,H)+b" ".join(b"%d"%v for v in g16.ravel()))
d=open(P("pnm-6.ppm"),"rb").read(); open(P("pnm-cut.ppm"),"wb").write(d[:-9]); d=open(P("pnm-3.ppm"),"rb").read(); open(P("pnm-3-cut.ppm"),"wb").write(d[:len(d)//2])
open(P("pnm-comment.ppm"),"wb").write(b"P6 # c\n#d\n%d # e\n%d\n255 "%(W,H)+rgb.tobytes())
open(P("pnm-2-over.pgm"),"wb").write(b"P2 2 1 100\n 50 101\n"); open(P("pnm-zero.pgm"),"wb").write(b"P5 0 1 255\n"); open(P("pnm-max.pgm"),"wb").write(b"P5 1 1 70000\n\0\0\0")
# TIFF
def tiff(name,w,h,bits,fmt,photo,data,spp=1,extra=None,endian="<",planar=1,cmap=None,orient=None,pred=None,comp=1,strips=1,ink=None,fmts=None,more=()):
    tags=[]
    e=endian
    def short(t,*v): tags.append((t,3,v))
    def lng(t,*v): tags.append((t,4,v))
    lng(256,w); lng(257,h); short(258,*([bits]*spp)); short(259,comp); short(262,photo)
    lng(273,0); short(277,spp); lng(278,h); lng(279,len(data))
    if orient: short(274,orient)
    if planar!=1: short(284,planar)
    if pred: short(317,pred)
    if cmap is not None: short(320,*cmap)
    if extra is not None: short(338,*extra)
    if fmt is not None: short(339,*([fmt]*spp))
    for m in more: tags.append(m)
    tags.sort()
    n=len(tags); pos=8+2+12*n+4; blob=b""; ifd=b""
    body=[]
    for t,ty,v in tags:
        f={3:"H",4:"I"}[ty]; d=struct.pack(e+f*len(v),*v)
        body.append([t,ty,len(v),d])
    for b in body:
        if len(b[3])>4: b.append(pos+len(blob)); blob+=b[3]+(b"\0" if len(b[3])%2 else b"")
    dataoff=pos+len(blob)
    for b in body:
        if b[0]==273: b[3]=struct.pack(e+"I",dataoff)
        ifd+=struct.pack(e+"HHI",b[0],b[1],b[2])+(struct.pack(e+"I",b[4]) if len(b)>4 else b[3].ljust(4,b"\0"))
    open(P(name),"wb").write((b"II*\0" if e=="<" else b"MM\0*")+struct.pack(e+"I",8)+struct.pack(e+"H",n)+ifd+struct.pack(e+"I",0)+blob+data)
f=(x*20.0+y*7.3-40+rng.random((H,W))).astype(np.float32)
for e,n in (("<","le"),(">","be")):
    tiff(f"tif-f32-{n}.tif",W,H,32,3,1,f.astype(e+"f4").tobytes(),endian=e); tiff(f"tif-f64-{n}.tif",W,H,64,3,1,f.astype(e+"f8").tobytes(),endian=e)
    tiff(f"tif-f16-{n}.tif",W,H,16,3,1,f.astype(e+"f2").tobytes(),endian=e)
    tiff(f"tif-u16-{n}.tif",W,H,16,1,1,g16.astype(e+"u2").tobytes(),endian=e); tiff(f"tif-i16-{n}.tif",W,H,16,2,1,(g16.astype(int)-100).astype(e+"i2").tobytes(),endian=e)
    tiff(f"tif-u32-{n}.tif",W,H,32,1,1,g16.astype(e+"u4").tobytes(),endian=e); tiff(f"tif-i32-{n}.tif",W,H,32,2,1,(g16.astype(int)-100).astype(e+"i4").tobytes(),endian=e)
    tiff(f"tif-rgb16-{n}.tif",W,H,16,None,2,rgb16.astype(e+"u2").tobytes(),spp=3,endian=e)
    tiff(f"tif-rgba16-{n}.tif",W,H,16,None,2,rgba16.astype(e+"u2").tobytes(),spp=4,extra=[2],endian=e)
tiff("tif-u16-wiz.tif",W,H,16,1,0,g16.astype("<u2").tobytes()); tiff("tif-f32-wiz.tif",W,H,32,3,0,f.astype("<f4").tobytes())
u32=(g16.astype(np.int64)*10000000).astype("<u4"); tiff("tif-u32-big.tif",W,H,32,1,1,u32.tobytes())
fn=f.copy(); fn[0,0]=np.nan; fn[0,1]=np.inf; fn[0,2]=-np.inf; fn[0,3]=1e30; tiff("tif-f32-nan.tif",W,H,32,3,1,fn.astype("<f4").tobytes())
tiff("tif-frgb.tif",W,H,32,3,2,np.dstack([f,f,f]).astype("<f4").tobytes(),spp=3)
tiff("tif-f01.tif",W,H,32,3,1,(f/300).astype("<f4").tobytes())
for b in (1,2,4,8):
    d=b"".join(pack(g>>(8-b),b)); tiff(f"tif-g{b}.tif",W,H,b,None,1,d); tiff(f"tif-g{b}-wiz.tif",W,H,b,None,0,d)
    cm=rng.integers(0,65536,3*(1<<b)); tiff(f"tif-p{b}.tif",W,H,b,None,3,d,cmap=[int(v) for v in cm])
tiff("tif-i8.tif",W,H,8,2,1,g.tobytes())
tiff("tif-la.tif",W,H,8,None,1,la.tobytes(),spp=2,extra=[2]); tiff("tif-la-ass.tif",W,H,8,None,1,la.tobytes(),spp=2,extra=[1]); tiff("tif-lx.tif",W,H,8,None,1,la.tobytes(),spp=2,extra=[0]); tiff("tif-l2.tif",W,H,8,None,1,la.tobytes(),spp=2)
for ex in (0,1,2): tiff(f"tif-rgba-e{ex}.tif",W,H,8,None,2,rgba.tobytes(),spp=4,extra=[ex])
tiff("tif-rgba-none.tif",W,H,8,None,2,rgba.tobytes(),spp=4)
tiff("tif-rgba16-ass.tif",W,H,16,None,2,rgba16.astype("<u2").tobytes(),spp=4,extra=[1])
tiff("tif-rgb8.tif",W,H,8,None,2,rgb.tobytes(),spp=3); tiff("tif-cmyk.tif",W,H,8,None,5,cmyk.tobytes(),spp=4); tiff("tif-lab.tif",W,H,8,None,8,rgb.tobytes(),spp=3)
tiff("tif-cmyk16.tif",W,H,16,None,5,(cmyk.astype(np.uint16)*257).astype("<u2").tobytes(),spp=4)
tiff("tif-cmyka.tif",W,H,8,None,5,np.dstack([cmyk,a]).tobytes(),spp=5,extra=[0])
for o in range(1,9): tiff(f"tif-orient{o}.tif",W,H,8,None,2,rgb.tobytes(),spp=3,orient=o)
tiff("tif-orient6-g.tif",W,H,8,None,1,g.tobytes(),orient=6)
tiff("tif-ycbcr.tif",W,H,8,None,6,rgb.tobytes(),spp=3,more=[(530,3,(1,1))])
for comp in ("tiff_lzw","tiff_deflate","packbits","jpeg","group4","group3","tiff_adobe_deflate","tiff_ccitt","lzma","zstd","webp"):
    for m,im in (("rgb",I(rgb)),("l",I(g)),("1",I(g).convert("1")),("p",I(rgb).quantize(16)),("f",Image.fromarray(f)),("i16",Image.fromarray(g16.astype("<u2"))),("cmyk",I(cmyk,"CMYK")),("rgba",I(rgba))):
        if (comp.startswith("group") or comp=="tiff_ccitt")!=(m=="1"): continue
        try: im.save(P(f"tif-{comp}-{m}.tif"),compression=comp)
        except Exception as e: 
            if os.path.exists(P(f"tif-{comp}-{m}.tif")): os.remove(P(f"tif-{comp}-{m}.tif"))
I(rgb).save(P("tif-pred.tif"),compression="tiff_lzw",tiffinfo={317:2}); Image.fromarray(f).save(P("tif-fpred.tif"),compression="tiff_deflate",tiffinfo={317:3}); Image.fromarray(g16.astype("<u2")).save(P("tif-i16pred.tif"),compression="tiff_lzw",tiffinfo={317:2})
I(rgb).save(P("tif-multi.tif"),save_all=True,append_images=[I(255-rgb)])
d=open(P("tif-rgb8.tif"),"rb").read(); open(P("tif-cut.tif"),"wb").write(d[:len(d)-50]); open(P("tif-cuthead.tif"),"wb").write(d[:20])
d=open(P("tif-tiff_lzw-rgb.tif"),"rb").read(); open(P("tif-lzw-cut.tif"),"wb").write(d[:len(d)//2])
# others
for e in ("webp","ico","tga","pcx","jp2","sgi"):
    (I(rgb) if e!="ico" else I(rgb).resize((16,16))).save(P("oth."+e))
d=open(P("oth.webp"),"rb").read(); open(P("oth-cut.webp"),"wb").write(d[:len(d)//2])
d=open(P("png-opt.png"),"rb").read(); open(P("png-cut.png"),"wb").write(d[:len(d)//2]); open(P("png-noiend.png"),"wb").write(d[:-12]); open(P("png-cut1.png"),"wb").write(d[:-14]); open(P("png-cut5.png"),"wb").write(d[:-30])
open(P("png-trail.png"),"wb").write(d+b"xx")
bc=bytearray(d); bc[-20]^=0xff; open(P("png-badidat.png"),"wb").write(bytes(bc)); 
bc=bytearray(d); bc[-13]^=0xff; open(P("png-badcrc.png"),"wb").write(bytes(bc)); 
LEFT_OUT = ("png-p8-short-plte", "jpg-zero", "bmp-rle4-delta", "tif-f32-wiz", "tif-f64", "tif-l2", "tif-lx", "tif-u32-be")  # damaged, or only we read it
NOT_READ = ("oth.i", "oth.j", "oth.p", "oth.s", "oth.t", "tif-lab", "lzma", "zstd", "tif-webp")
with open(os.path.join(here, "expected.csv"), "w") as expected, zipfile.ZipFile(os.path.join(here, "images.zip"), "w", zipfile.ZIP_DEFLATED) as images:
    for name in sorted(os.listdir(".")):
        if name.startswith(LEFT_OUT): continue
        images.writestr(zipfile.ZipInfo(name), open(name, "rb").read(), zipfile.ZIP_DEFLATED)
        try:
            with open(name, "rb") as f: im = Image.open(f).convert("RGB")
            known = not any(n in name for n in NOT_READ)
            expected.write(f"{name},{im.width},{im.height},{hashlib.sha256(im.tobytes()).hexdigest()}\n" if known else f"{name},not read\n")
        except Exception: expected.write(f"{name},refused\n")
