package org.channelexplorer.report.internal;

/** How the page looks: in light and in dark, on screens and on paper, without anything from elsewhere. */
final class Style {
	static final String CSS = """
			:root{color-scheme:light dark;--ink:#1b1f24;--soft:#5b6470;--line:#d5dae1;--paper:#fff;--card:#f5f7fa;--link:#0b5cad;--heat:190,84,10}
			@media(prefers-color-scheme:dark){:root{--ink:#e6e9ee;--soft:#9aa4b2;--line:#343b46;--paper:#14171c;--card:#1d2129;--link:#7cb8f5;--heat:240,140,50}}
			*{box-sizing:border-box}
			body{margin:0 auto;max-width:1080px;padding:2rem 1.5rem 4rem;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
			h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 .3rem}
			h2{font-size:1.35rem;margin:2.8rem 0 .6rem;padding-top:.9rem;border-top:1px solid var(--line)}
			h3{font-size:1.08rem;margin:1.8rem 0 .5rem}
			h4{font-size:.95rem;margin:1.2rem 0 .3rem}
			p{max-width:75ch;margin:.5rem 0}
			a{color:var(--link)}
			code,.id{font-family:ui-monospace,"SF Mono",Consolas,"DejaVu Sans Mono",monospace;font-size:.86em;overflow-wrap:anywhere}
			.lead,.files,.small{color:var(--soft)}
			.files,.small{font-size:.85rem}
			nav{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;margin:1rem 0 0;font-size:.92rem}
			.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:.7rem;margin:1.2rem 0}
			.facts div{background:var(--card);border-radius:8px;padding:.6rem .8rem}
			.facts b{display:block;font-size:1.35rem;line-height:1.3;font-variant-numeric:tabular-nums}
			.facts span{color:var(--soft);font-size:.85rem}
			.reading{display:grid;grid-template-columns:repeat(auto-fit,minmax(240px,1fr));gap:.8rem 1.4rem;background:var(--card);border-radius:8px;padding:.8rem 1rem;margin:.8rem 0;font-size:.9rem}
			.reading dt{font-weight:600;font-size:.78rem;letter-spacing:.04em;text-transform:uppercase;color:var(--soft)}
			.reading dd{margin:0}
			.wide{overflow-x:auto;margin:.7rem 0}
			table{border-collapse:collapse;font-size:.88rem;font-variant-numeric:tabular-nums}
			th,td{padding:.28rem .6rem;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}
			th{font-weight:600;color:var(--soft)}
			td.n,th.n{text-align:right}td.n{white-space:nowrap}table.two{font-size:.8rem}table.two td{overflow-wrap:anywhere;padding:.28rem .45rem}table.two td.n{white-space:pre;line-height:1.25}
			table.heat td{text-align:center;padding:.22rem .35rem;border:1px solid var(--paper);min-width:4.1rem}
			table.heat.dense td{min-width:1.6rem;padding:.1rem;font-size:.66rem}table.heat.dense th{font-size:.78rem;padding:.1rem .35rem}
			table.heat th{border:0;padding:.2rem .5rem;white-space:nowrap}
			table.heat thead th{vertical-align:bottom;text-align:center}
			table.heat.dense thead th span{writing-mode:vertical-rl;transform:rotate(180deg)}
			table.heat tbody th{text-align:right}
			table.heat td.own{outline:1px solid var(--soft);outline-offset:-1px}
			.bar{display:inline-block;height:.62rem;border-radius:2px;background:rgba(var(--heat),.75);vertical-align:middle}
			.thumbs{display:flex;flex-wrap:wrap;gap:.5rem}
			.thumbs figure{margin:0;width:104px;font-size:.74rem;line-height:1.3;overflow-wrap:anywhere}
			.thumbs img,.row img{image-rendering:auto;border-radius:4px;background:var(--card)}
			.thumbs img{width:104px;height:104px;object-fit:contain}
			.row{display:flex;gap:4px}
			.row img{width:48px;height:48px;object-fit:contain}
			img.pixels{image-rendering:pixelated}
			svg{display:block;max-width:100%;height:auto}
			.plot{background:var(--card);border-radius:8px;padding:.6rem;margin:.6rem 0}
			.key{display:inline-block;width:.75rem;height:.75rem;border-radius:50%;margin-right:.4rem;vertical-align:-1px}
			.missing{border-left:3px solid rgba(var(--heat),.9);padding:.3rem .8rem;background:var(--card);max-width:75ch}
			details{margin:.6rem 0}
			summary{cursor:pointer;color:var(--link)}
			@media print{body{max-width:none}h2{break-after:avoid}.plot,table{break-inside:avoid}}
			""";

	/** How the title of every report ends. */
	static final String TITLE_END = " \u2013 ChannelExplorer report";

	private Style() {
	}

	/** A whole page around its content. */
	static String page(String title, String body) {
		return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
				+ "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n"
				+ "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + Html.escape(title) + "</title>\n<style>\n" + CSS
				+ "</style>\n</head>\n<body>\n" + body + "</body>\n</html>\n";
	}
}
