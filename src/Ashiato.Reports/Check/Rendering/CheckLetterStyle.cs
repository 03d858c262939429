namespace Ashiato.Reports.Check.Rendering;

/// <summary>The style of a mail: what mail programs understand, and phones show without scrolling sideways.</summary>
internal static class CheckLetterStyle
{
    public const string Sheet = """
        :root { color-scheme: light dark; }
        body { margin: 0; padding: 12px; background: #ffffff; color: #1c2024; font: 16px/1.55 system-ui, "Segoe UI", "Noto Sans", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", sans-serif; overflow-wrap: anywhere; }
        :lang(ja) body { line-height: 1.7; line-break: strict; }
        .answer { margin: 0 0 8px; padding: 12px 14px; border-radius: 8px; font-size: 20px; font-weight: 700; color: #ffffff; }
        .act { background: #b3261e; } .look { background: #8a4b00; } .nothing { background: #23683a; }
        h2 { margin: 22px 0 6px; padding-bottom: 3px; border-bottom: 1px solid #dedbd2; font-size: 17px; }
        h2 small, .faint { color: #565e68; font-weight: 400; font-size: 14px; }
        .group { margin: 12px 0; padding-left: 10px; border-left: 4px solid #9aa3ad; }
        .much { border-color: #b3261e; } .ask { border-color: #c77700; } .little, .none { border-color: #7da58a; }
        .title { margin: 0; font-weight: 600; } p { margin: 4px 0; }
        pre { margin: 5px 0; padding: 7px 9px; border-radius: 6px; background: #f2f0ea; color: #1c2024; font: 13px/1.45 ui-monospace, Menlo, Consolas, "Noto Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
        ul { margin: 4px 0; padding-left: 20px; }
        @media (prefers-color-scheme: dark) {
          body { background: #14171a; color: #e6e4df; } pre { background: #23282e; color: #e6e4df; } h2 { border-color: #333a42; } h2 small, .faint { color: #a2aab4; }
        }
        """;
}
