// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/html_sections.h"

namespace maskscope {

namespace {

constexpr const char* kStyle = R"(
:root { color-scheme: light dark; --ground: #fbfbfa; --panel: #ffffff; --text: #1d2126;
  --quiet: #5c6670; --line: #dfe3e6; --mark: #0b6e99; --length: #0b6e99; --batch: #7a4ca0;
  --recording: #b3401f; }
@media (prefers-color-scheme: dark) { :root { --ground: #16191c; --panel: #1e2226;
  --text: #e6e9ec; --quiet: #9aa5af; --line: #343b42; --mark: #5bb6dd; --length: #5bb6dd;
  --batch: #c39ae6; --recording: #f08a68; } }
body { margin: 0; background: var(--ground); color: var(--text);
  font: 15px/1.5 system-ui, "Noto Sans", sans-serif; }
main { max-width: 1280px; margin: 0 auto; padding: 24px; }
h1 { font-size: 26px; margin: 0; overflow-wrap: anywhere; }
header p { margin: 0 0 16px; color: var(--quiet); }
h2 { font-size: 18px; margin: 32px 0 8px; }
code { font-size: 13px; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 24px; margin: 0; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
.glance { background: var(--panel); border: 1px solid var(--line); border-radius: 8px;
  padding: 16px; }
.warning, .alarm { color: var(--recording); }
table { border-collapse: collapse; }
th, td { text-align: left; padding: 4px 16px 4px 0; border-bottom: 1px solid var(--line);
  vertical-align: top; }
th { color: var(--quiet); font-weight: 500; }
.numbers th:last-child, .weights th:nth-child(n+4):nth-child(-n+10) { text-align: right; }
.numbers td:last-child, .weights td:nth-child(n+4):nth-child(-n+10) { text-align: right;
  font-variant-numeric: tabular-nums; white-space: nowrap; }
.weights th { white-space: nowrap; }
.wide { overflow-x: auto; }
svg path { fill: var(--mark); }
em { color: var(--quiet); font-style: normal; font-size: 13px; }
.legend { color: var(--quiet); }
.tree { overflow-x: auto; font-size: 14px; }
.row { display: grid; min-width: 1000px; padding: 3px 0; border-bottom: 1px solid var(--line);
  grid-template-columns: 2.6fr 1.6fr 1fr 1.5fr 1.7fr 0.8fr; gap: 0 12px; align-items: baseline; }
summary.row { cursor: pointer; } summary.row:hover { background: var(--panel); }
.head { color: var(--quiet); }
.name { padding-left: calc(var(--depth, 0) * 16px); overflow-wrap: anywhere; }
summary .name::before { content: "\25B8"; display: inline-block; width: 14px;
  color: var(--quiet); }
details[open] > summary .name::before { content: "\25BE"; }
.leaf .name::before { content: ""; display: inline-block; width: 14px; }
.class { color: var(--quiet); overflow-wrap: anywhere; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.time { text-align: right; position: relative; }
.time i { position: absolute; right: 0; bottom: -2px; height: 2px; background: var(--mark); }
.from-length { color: var(--length); font-weight: 600; } .from-batch { color: var(--batch); }
.from-recording { color: var(--recording); font-weight: 600; }
footer { margin-top: 40px; color: var(--quiet); }
@media print { .tree, .wide { overflow: visible; } .row { min-width: 0; } }
)";

} // namespace

std::string htmlStyle()
{
    return kStyle;
}

} // namespace maskscope
