"""Texts that try to become more than text. Where one succeeds, it sets `window.pwned`, opens a dialog or asks another host."""

from typing import Final

RUN: Final = "window.pwned=1"

HOSTILE: Final = (
    # elements that run
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg/onload={RUN}>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<details open ontoggle={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN.removeprefix('window.')}</script>'>",
    f"<math><mtext></p><style><!--</style><img title='--><img src onerror={RUN}>'>",
    f"</title></textarea></noscript></template><svg/onload={RUN}>",
    f"<ScRiPt>{RUN}</sCrIpT>",
    f"<<script>{RUN}//<</script>",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"\uff1cscript\uff1e{RUN}\uff1c/script\uff1e",
    f"\u003cimg src=x onerror={RUN}\u003e",
    "<base href=//elsewhere.example/>",
    "<meta http-equiv=refresh content='0;url=//elsewhere.example/'>",
    "<link rel=stylesheet href=//elsewhere.example/x.css>",
    "<style>@import '//elsewhere.example/x.css';</style>",
    # ways out of an attribute
    f'" autofocus onfocus="{RUN}" x="',
    f"' autofocus onfocus='{RUN}' x='",
    f'"><img src=x onerror={RUN}>',
    f"'><img src=x onerror={RUN}>",
    f"` onmouseover={RUN} `",
    f"x onpointerenter={RUN} style=position:fixed;inset:0 ",
    # addresses that run
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}//",
    f"java\tscript:{RUN}",
    f"\x01javascript:{RUN}",
    f"data:text/html,<script>parent.{RUN}</script>",
    f"data:text/javascript,{RUN}",
    "vbscript:msgbox(1)",
    # templates
    "{{7*7}}",
    "{% for x in range(9) %}49{% endfor %}",
    "{{ self.__init__.__globals__ }}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{# gone #}",
    # text that is hard to hold
    "\u202ekoobecaf\u2066\u2067",
    "a\x00b",
    "\x1b[31m\x07\x08\x7f",
    "\ud800",
    "\udc00\ud83d",
    "%00%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0a<b>",
    "%" + "25" * 400 + "3Cscript%3E",
    "%ff%fe%c0%af%e0%80%af",
    "%",
    "//elsewhere.example/",
    "/\\elsewhere.example",
    "/" * 5000,
    "Z" + "\u0301" * 500,
    "kog-yes" * 300,
    "'; DROP TABLE flows; --",
    "__proto__/constructor/toString",
)
