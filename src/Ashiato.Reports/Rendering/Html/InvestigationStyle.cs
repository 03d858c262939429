namespace Ashiato.Reports.Rendering.Html;

/// <summary>The page's style: light and dark, screen and paper, from 360 px up.</summary>
internal static class InvestigationStyle
{
    public const string Sheet = """
        :root {
          --ground: #f7f6f2; --card: #ffffff; --ink: #1c2024; --soft: #565e68; --line: #dedbd2; --code: #f2f0ea;
          --bad: #b3261e; --warn: #8a4b00; --calm: #1d5a91; --good: #23683a; --track: #eceae3; --speaks: #6f9bbf; --refused: #c27a4a; --granted: #3d7f93; --window: #c9a227;
          color-scheme: light dark;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #14171a; --card: #1b1f24; --ink: #e6e4df; --soft: #a2aab4; --line: #333a42; --code: #23282e;
            --bad: #ff8a80; --warn: #f0b45c; --calm: #86b9ea; --good: #84cf9a; --track: #262c33; --speaks: #4f80a8; --refused: #d08c5d; --granted: #58a3b8; --window: #d9b948;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body {
          margin: 0; background: var(--ground); color: var(--ink); line-height: 1.6; overflow-wrap: anywhere;
          font: 1rem/1.6 system-ui, "Segoe UI", "Helvetica Neue", "Noto Sans", sans-serif;
        }
        :lang(ja) body { font-family: "Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", sans-serif; line-height: 1.75; line-break: strict; word-break: normal; }
        code, pre, .mono, .mono td { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", "Noto Sans Mono CJK JP", monospace; font-size: .86em; }
        header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
        p { margin: .5em 0; max-width: 46rem; }
        h1 { display: flex; align-items: center; gap: .6rem; margin: .1em 0 .3em; font-size: clamp(1.6rem, 5vw, 2.5rem); line-height: 1.2; letter-spacing: .01em; color: var(--level); }
        h2 { margin: 0 0 .5rem; font-size: 1.15rem; line-height: 1.35; }
        h3 { margin: 1.1rem 0 .3rem; font-size: .9rem; color: var(--soft); font-weight: 600; }
        ol, ul { margin: .4em 0; padding-left: 1.5em; }
        li { margin: .3em 0; max-width: 46rem; }
        h1, h2, .headline { text-wrap: balance; word-break: auto-phrase; } p, li { text-wrap: pretty; }
        small, .muted, .where, .at, .legend, .ends, footer { color: var(--soft); font-size: .86rem; }
        .icon { width: 1.15em; height: 1.15em; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
        .compromised { --level: var(--bad); } .suspicious { --level: var(--warn); } .attacked { --level: var(--calm); } .quiet { --level: var(--good); }
        header.verdict { max-width: none; padding: 1.5rem max(1.25rem, calc((100% - 65.5rem) / 2)) 1.25rem; background: var(--card); border-top: 6px solid var(--level); border-bottom: 1px solid var(--line); }
        .over { margin: 0; color: var(--soft); font-size: .86rem; }
        .headline { font-size: 1.15rem; font-weight: 600; max-width: 52rem; }
        .abuse { border-left: 4px solid var(--window); padding: .4rem .9rem; background: var(--code); max-width: 52rem; }
        .columns { display: grid; grid-template-columns: 1fr 1fr; gap: 2.5rem; margin: 1.2rem 0; }
        .facts { display: flex; flex-wrap: wrap; gap: .5rem 1.75rem; margin: .8rem 0 0; font-size: .88rem; }
        .facts dt { color: var(--soft); font-size: .78rem; } .facts dd { margin: 0; }
        main > section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1.2rem 1.4rem; margin: 1.25rem 0; }
        .plain { padding-left: 1.2em; }
        .lead { font-weight: 600; }
        .odd { color: var(--warn); font-size: .86rem; }
        .tag { display: inline-block; padding: 0 .5em; border: 1px solid currentColor; border-radius: 1em; font-size: .75rem; line-height: 1.55; white-space: nowrap; }
        .critical, .high { --tone: var(--bad); } .medium { --tone: var(--warn); } .low { --tone: var(--calm); } .info { --tone: var(--soft); }
        .critical .tag, .high .tag, .medium .tag, .low .tag, .info .tag { color: var(--tone); }
        .critical .tag:first-child { background: var(--bad); border-color: var(--bad); color: var(--card); }
        .tag.entry, li .tag.entry:not(:first-child) { color: var(--bad); font-weight: 600; }

        .legend span { display: inline-block; margin-right: 1.2rem; white-space: nowrap; } .legend svg { vertical-align: -1px; }
        .defs { position: absolute; }
        .row { display: grid; grid-template-columns: 15rem 1fr; gap: 1.25rem; padding: .55rem 0; border-top: 1px solid var(--line); }
        .row .name b { display: block; font-weight: 600; font-size: .93rem; } .row .name small { display: block; line-height: 1.45; }
        .row svg { display: block; overflow: visible; } .told { display: flex; flex-wrap: wrap; gap: 0 1rem; font-size: .86rem; margin-top: .15rem; font-variant-numeric: tabular-nums; }
        .axis { border: 0; padding: 0; } .axis text { fill: var(--soft); font-size: 11px; }
        .track { fill: var(--track); } .speaks { fill: var(--speaks); } .gap { fill: url(#hatch); } .ground { fill: var(--card); } .stripe { fill: var(--warn); }
        .entry { fill: var(--bad); } .window { fill: var(--window); fill-opacity: .55; stroke: var(--window); } .mark { fill: var(--soft); }

        figure { margin: .8rem 0 0; } figcaption { font-size: .9rem; color: var(--soft); } figcaption b { color: var(--ink); }
        .bars svg { display: block; border-bottom: 1px solid var(--line); } .refused rect, .addresses rect { fill: var(--refused); } .granted rect { fill: var(--granted); }
        .ends { display: flex; justify-content: space-between; font-variant-numeric: tabular-nums; }
        .addresses { list-style: none; padding: 0; } .addresses li { display: grid; grid-template-columns: 15rem 1fr 13rem; gap: 1rem; align-items: center; max-width: none; margin: .15rem 0; }
        .addresses svg { display: block; } .count { font-size: .86rem; font-variant-numeric: tabular-nums; }

        #incidents h3 { font-size: 1rem; color: inherit; } h4 { margin: .8rem 0 .2rem; font-size: .9rem; color: var(--soft); font-weight: 600; }
        #incidents .timeline li { grid-template-columns: 9.5rem 1fr; }
        .day { margin: 1rem 0 .2rem; font-variant-numeric: tabular-nums; }
        .timeline { list-style: none; padding: 0; margin: 0; }
        .timeline li { display: grid; grid-template-columns: 5rem 1fr; gap: .9rem; max-width: none; margin: 0; padding: .25rem 0; }
        .timeline time { font-variant-numeric: tabular-nums; color: var(--soft); font-size: .9rem; } .timeline li > div { border-left: 3px solid var(--tone); padding-left: .8rem; }

        details { margin: .6rem 0; } summary { cursor: pointer; }
        .finding { border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 6px; }
        .finding > summary { display: flex; gap: .7rem; align-items: baseline; padding: .6rem .9rem; list-style: none; }
        .finding > summary::-webkit-details-marker { display: none; } .finding > summary::after { content: "＋"; color: var(--soft); order: 3; } .finding[open] > summary::after { content: "－"; }
        .finding > summary .title { font-weight: 600; flex: 1; } .finding > summary .at { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .finding .body { padding: .1rem .9rem .9rem; border-top: 1px solid var(--line); }
        .evidence { list-style: none; padding: 0; } .evidence li { max-width: none; }
        pre { margin: .15rem 0 .5rem; padding: .5rem .7rem; background: var(--code); border-radius: 5px; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; }
        .answer { border-top: 1px solid var(--line); padding: .3rem 0; } .answer p { max-width: none; } .answer .mark { display: inline-block; width: 1.4em; color: var(--soft); } .answer.has .mark { color: var(--bad); }

        table { border-collapse: collapse; width: 100%; font-size: .88rem; }
        th { text-align: left; color: var(--soft); font-weight: 600; font-size: .8rem; border-bottom: 1px solid var(--line); padding: .3rem .8rem .3rem 0; white-space: nowrap; }
        td { vertical-align: top; padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums; }
        .number { text-align: right; white-space: nowrap; } .stamps { width: auto; margin: .5rem 0; } .stamps td { padding-right: 2rem; }
        footer { padding-bottom: 2.5rem; }

        @media (max-width: 44rem) {
          header, main, footer { padding-left: .9rem; padding-right: .9rem; }
          .columns, .row { grid-template-columns: minmax(0, 1fr); gap: .5rem; } .columns { gap: 1.2rem; }
          main > section { padding: 1rem .9rem; } .axis > div { display: none; }
          .addresses li { grid-template-columns: 1fr auto; gap: 0 .8rem; margin: .5rem 0; } .addresses svg { grid-column: 1 / 3; grid-row: 2; }
          .finding > summary { flex-wrap: wrap; gap: .2rem .6rem; } .finding > summary .title { flex: 1 1 100%; order: 1; } .finding > summary .at { flex: 1; }
          .timeline li, #incidents .timeline li { grid-template-columns: minmax(0, 1fr); gap: 0; }
          .files thead { display: none; } .files tr { display: block; padding: .6rem 0; border-bottom: 1px solid var(--line); } .files td { display: block; border: 0; padding: 0; text-align: left; }
          .files td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); }
        }
        @media print {
          :root { --ground: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --code: #f4f4f4; --bad: #a01010; --warn: #7a4200; --calm: #1d5a91; --good: #1d5c32; --track: #eee; --speaks: #6f9bbf; }
          body { font-size: 10pt; } header.verdict { padding: 0; border-top-width: 3pt; } header, main, footer { max-width: none; padding: 0; }
          main > section { border: 0; padding: 0; margin: 1.2rem 0; } h2, h3, summary { break-after: avoid; } li, tr, .row, figure, .evidence li { break-inside: avoid; }
          details::details-content { content-visibility: visible; display: block; height: auto; } .finding > summary::after { content: none; }
          * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        }

        """;
}
