"""What authors may write in HTML, and what the build reports."""

import pytest

from helper.model.load.html import INLINE, remarks


@pytest.mark.parametrize(
    "html",
    [
        '<p id="a" class="b c" lang="es" dir="ltr">A <a href="../b.md#c" title="d">b</a>, <b>c</b> &amp; &lt;script&gt;.</p>',
        '<div class="helper-wide" role="region" aria-label="A" tabindex="0"><table><tr><th align="right">A</th></tr></table></div>',
        '<img src="start.svg" alt="A" width="1" height="2" loading="lazy">',
        '<pre><code class="language-html">&lt;iframe&gt;</code></pre>',
        '<ol start="3"><li>A</li></ol><hr><br/>',
        '<span translate="yes">“Clear”</span>',
        '<details open><summary>A</summary>B</details><figure><img src="a.svg" alt=""><figcaption>A</figcaption></figure>',
        '<ol type="a" reversed><li value="2">A<p>B<li>C</ol><time datetime="2027-05-05">A</time> <u>b</u>c<wbr>d',
        "<table><tr><td>A<tr><td>B</table><dl><dt>A<dd>B</dl>&nbsp;&hellip;&#8212;",
    ],
)
def test_what_markdown_makes_is_fine(html: str) -> None:
    assert remarks(html) == []


@pytest.mark.parametrize(
    "element",
    [
        *("script", "style", "link", "meta", "base", "template", "noscript", "title", "head", "body", "html"),
        *("frameset",),
        *("iframe", "object", "embed", "applet", "frame", "portal", "svg", "math", "canvas", "video", "audio"),
        *("source",),
        *("form", "input", "button", "textarea", "select", "label", "dialog", "marquee", "plaintext", "xmp", "image"),
        *("article", "main", "kasper-helper", "x-y", "svg:script"),
    ],
)
def test_an_element_that_is_not_on_the_list_is_reported(element: str) -> None:
    for html in (
        f"<{element}>",
        f"<{element.upper()} x=y>",
        f"<{element}/>",
        f"</{element}>",
        f"<p>a<{element}\n>b</p>",
    ):
        assert remarks(html)[0][0] == f"<{element}> is not allowed in texts.", html


@pytest.mark.parametrize(
    "attribute",
    [
        *("onclick=x", "onerror=x", "ONLOAD=x", "onbeforetoggle=x", "on=x", "style=color:red", "srcdoc=x"),
        *("formaction=x",),
        *("action=x", "xlink:href=x", "xmlns=x", "srcset=x", "ping=x", "target=_blank", "download", "is=x", "slot=x"),
        *("name=x", "contenteditable", "autofocus", "popover", "nonce=x", "data-option=x", "background=x"),
        *("http-equiv=x",),
    ],
)
def test_an_attribute_that_is_not_on_the_list_is_reported(attribute: str) -> None:
    name = attribute.partition("=")[0].lower()
    for html in (f"<a {attribute}>", f"<img alt=''{attribute}>", f"<p\n{attribute}>", f"<td/{attribute}/>"):
        assert f"must not have the attribute “{name}”." in remarks(html)[0][0], html


@pytest.mark.attack(
    "Texts", "A link runs a script, spelled with entities, tabs or control characters", "The build stops"
)
@pytest.mark.parametrize(
    "address",
    [
        *("javascript:x", "&#106;avascript:x", "&#x6A;avascript:x", "jav&#x09;ascript:x", "jav&NewLine;ascript:x"),
        *("javascript&colon;x", "&#1;javascript:x", "JavaScript:x", "java\nscript:x", "vbscript:x", "data:text/html,x"),
        *("//host.example/x", "&bsol;&bsol;host.example", "https:&sol;&sol;a&commat;host.example"),
    ],
)
def test_an_address_that_runs_or_misleads_is_reported_however_it_is_spelled(address: str) -> None:
    for html in (f"<a href='{address}'>", f'<img src="{address}">'):
        assert remarks(html)[0][0].startswith("The address “"), html


def test_pictures_are_files_of_this_site() -> None:
    assert remarks("<img src=https://host.example/x.png>")[0][0].endswith("is not a file of this site.")


def test_an_id_that_could_leave_its_attribute_is_reported() -> None:
    for id in ("a&quot;&gt;", "a b", "", "__a", "a&lt;b", "-"):
        assert remarks(f"<p id='{id}'>")[0][0].endswith("cannot be an id."), id


@pytest.mark.parametrize("html", ["<!-- a -->", "<!doctype html>", "<![CDATA[a]]>", "<?php a ?>", "</ a>", "<!a>"])
def test_a_comment_is_reported(html: str) -> None:
    assert remarks(html)[0][0] == "An HTML comment or declaration would be published."


@pytest.mark.parametrize("html", ["<p", "<p title='a", '<img src=x onerror=y title="', "<a href=x ", "<!-- a", "<a/"])
def test_what_is_left_open_is_reported(html: str) -> None:
    assert remarks(html)


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<div><p>a", "<div> is not closed."),
        ("a <b>b", "<b> is not closed."),
        ("<p>a <b>b.</p><p>c</p>", "<b> is not closed."),
        ("<p>a <b>b</p><p><i>c</i></b></p>", "<p> or </p> is where HTML does not allow it."),
        ("<ul><li>a <b>b<li>c</ul>", "<b> is not closed."),
        ("a</b>", "</b> closes nothing."),
        ("<p>a</b> b</p>", "</b> closes nothing."),
        ("<p>a</p></p>", "</p> closes nothing."),
        ("<b><i>a</b></i>", "<b> or </b> is where HTML does not allow it."),
        ("<div/>", "<div> is not closed."),
        ("<p>a<div>b</div></p>", "<p> or </p> is where HTML does not allow it."),
        ("<a href=b>a<a href=c>d</a></a>", "<a> or </a> is where HTML does not allow it."),
        ("<h2>a</h3>", "<h2> is not closed."),
        ("<table><p>a</p></table>", "<p> or </p> is where HTML does not allow it."),
        ("<td>a</td>", "<td> or </td> is where HTML does not allow it."),
        ("<p title=a title=b>c</p>", "An HTML element has the same attribute twice."),
        ("&nosuch;", "A character reference (&…;) is not one of HTML’s."),
        ("&#0;", "A character reference (&…;) is not one of HTML’s."),
    ],
)
def test_what_browsers_would_mend_is_reported_once(html: str, problem: str) -> None:
    assert [remark[0] for remark in remarks(html)] == [problem]


def test_a_paragraph_has_no_blocks() -> None:
    assert remarks("a <em>b</em> <a href=c>d</a>", INLINE) == []
    assert remarks("a<p>b", INLINE)[0][0] == "<p> is not allowed in texts."


@pytest.mark.parametrize("id", ["4-hours-to-activate", "1-sign-in", "_1", "你好"])
def test_a_heading_may_begin_with_anything(id: str) -> None:
    assert remarks(f'<h2 id="{id}">A heading</h2>') == []
