/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib-object.h>
#include <string.h>

#include "article-outline.h"
#include "byline-extractor.h"

#define URL "https://quay.example/world/ports"
#define PORTRAIT "https://quay.example/u/ada.jpg"

/* One page, what is in its head, above its text and below it, and a line that must be read. */
typedef struct {
  const char *head;
  const char *above;
  const char *below;
  const char *line;
} Case;

static char *
outline_of (const Case *one)
{
  g_autofree char *html = g_strdup_printf (
    "<!doctype html><html><head>%s</head><body><article>%s<h1>Quiet ports learn to wait</h1>%s"
    "<div class=text><p>The port of Hale has forty cranes, and on Tuesday none of them moved. "
    "Nobody minded that, for once, since the fog was in.</p><p>Waiting, said its master, is "
    "cheaper than it looks to those who do not, and he has held the post for eleven years.</p>"
    "<p>By evening one could not tell the cranes from the masts.</p></div>%s</article></body>"
    "</html>",
    one->head != NULL ? one->head : "",
    one->above != NULL && g_str_has_prefix (one->above, "<!--up-->") ? one->above : "",
    one->above != NULL && !g_str_has_prefix (one->above, "<!--up-->") ? one->above : "",
    one->below != NULL ? one->below : "");
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle)
    article = byline_article_extract (html, strlen (html), URL, NULL, &error);

  g_assert_no_error (error);
  return article_outline (article);
}

static gboolean
has_line (const char *outline, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (outline, "\n", -1);

  return g_strv_contains ((const char *const *) lines, line);
}

static void
check (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *outline = outline_of (&cases[i]);
      gboolean is_wanted = *cases[i].line != '!';

      if (has_line (outline, cases[i].line + !is_wanted) != is_wanted)
        g_test_message ("case %u\n%s", (guint) i, outline);
      g_assert_cmpint (has_line (outline, cases[i].line + !is_wanted), ==, is_wanted);
    }
}

#define CHECK(cases) check (cases, G_N_ELEMENTS (cases))
#define LD(members)                                                                                \
  "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Quiet ports "      \
  "learn "                                                                                         \
  "to wait\"," members "}</script>"
#define META(name, content) "<meta property='" name "' content='" content "'>"

static void
test_headline (void)
{
  static const Case cases[] = {
    { NULL, NULL, NULL, "title: Quiet ports learn to wait" },
    { META ("og:title", "Why quiet ports learn to wait"), NULL, NULL,
      "title: Quiet ports learn to wait" },
    { "<title>Quiet ports learn to wait — Harbour 2.1</title>", NULL, NULL,
      "publication: Harbour 2.1" },
    { "<title>Quiet ports learn to wait | The Quay</title>", NULL, NULL, "publication: The Quay" },
    { "<title>Quiet ports learn to wait - The Quay</title>" META ("og:site_name", "Quayside"), NULL,
      NULL, "publication: Quayside" },
    { LD ("\"publisher\":{\"@type\":\"Organization\",\"name\":\"The Quay\"}"), NULL, NULL,
      "publication: The Quay" },
  };

  CHECK (cases);
}

static void
test_standfirst (void)
{
  static const Case cases[] = {
    { NULL, "<p class=standfirst>The cranes are idle.</p>", NULL,
      "standfirst: The cranes are idle." },
    { NULL, "<div class=article__intro><p>The cranes are idle, and nobody minds.</p></div>", NULL,
      "standfirst: The cranes are idle, and nobody minds." },
    /* Two without a full stop are two. */
    { NULL,
      "<div class=standfirst><p>The cranes are idle in Hale</p><p>No ship moves there</p></div>",
      NULL, "standfirst: The cranes are idle in Hale · No ship moves there" },
    { NULL,
      "<div class=standfirst><p>The cranes are idle in Hale.</p><p>No ship moves there</p></div>",
      NULL, "standfirst: The cranes are idle in Hale. No ship moves there" },
    /* What is said of the story, where it stands on the page. */
    { META ("og:description", "The cranes are idle, and nobody minds."),
      "<div><span>The cranes are idle, and nobody minds.</span></div>", NULL,
      "standfirst: The cranes are idle, and nobody minds." },
    { META ("og:description", "The cranes are idle, and nobody minds."), NULL, NULL,
      "!standfirst: The cranes are idle, and nobody minds." },
    { LD ("\"alternativeHeadline\":\"The cranes are idle\",\"description\":\"Of ports\""), NULL,
      NULL, "!standfirst: The cranes are idle" },
    /* Who wrote it stands between it and the text. */
    { NULL,
      "<p class=desc>The cranes of Hale are idle, and nobody minds.</p><p class=byline>By Ada "
      "Fern</p>",
      NULL, "standfirst: The cranes of Hale are idle, and nobody minds." },
    /* Nothing is called so, right below the headline, above the picture. */
    { NULL,
      "<div class=q1z>The cranes of Hale are idle for the second day, and nobody minds that at "
      "all</div><figure><img src=/a.jpg></figure>",
      NULL,
      "standfirst: The cranes of Hale are idle for the second day, and nobody minds that at all" },
    /* Lines with dates, names, times to read, labels and captions are none. */
    { NULL, "<p class=intro>Last change: 3 May 2021, 14:05</p>", NULL,
      "!standfirst: Last change: 3 May 2021, 14:05" },
    { NULL, "<p class=lead>3 May 2021 • Ada Fern • 3 min</p>", NULL,
      "!standfirst: 3 May 2021 • Ada Fern • 3 min" },
    { NULL,
      "<figure><img src=/p.jpg width=900 height=600><figcaption class=intro>The cranes of Hale in "
      "the "
      "morning.</figcaption></figure>",
      NULL, "!standfirst: The cranes of Hale in the morning." },
    /* The beginning of an agency's text. */
    { META ("og:description", "The cranes stood still on Tuesday, a master said."),
      "<div><p>HALE (Agency) - The cranes stood still on Tuesday, a master said.</p></div>", NULL,
      "!standfirst: HALE (Agency) - The cranes stood still on Tuesday, a master said." },
    /* Merely the beginning, or a cut one. */
    { META ("og:description", "The port of Hale has forty cranes, and on Tuesday none of them "
                              "moved."),
      NULL, NULL,
      "!standfirst: The port of Hale has forty cranes, and on Tuesday none of them moved." },
    { META ("og:description", "All about ports and those who…"), NULL, NULL,
      "!standfirst: All about ports and those who…" },
    /* What a poll asks. */
    { NULL,
      "<div class=q1z><h2>Today's question</h2><div><h3>Do you expect the cranes of Hale to move "
      "this year?</h3><fieldset><form><label><input type=radio name=a>Yes</label><label><input "
      "type=radio name=a>No</label></form></fieldset></div></div>",
      NULL, "!standfirst: Do you expect the cranes of Hale to move this year?" },
    { NULL, "<p class=intro>Listen to this article</p>", NULL,
      "!standfirst: Listen to this article" },
    /* Not each line that begins as one with names does is one. */
    { NULL, "<div class=teaser>Por primera vez en un siglo pueden entrar barcos</div>", NULL,
      "standfirst: Por primera vez en un siglo pueden entrar barcos" },
    { NULL, "<p class=intro>Por Ada Fern y Bob Marsh, corresponsales</p>", NULL,
      "!standfirst: Por Ada Fern y Bob Marsh, corresponsales" },
    /* Several lines are one. */
    { NULL,
      "<p data-testid=lead-text>The cranes are idle.</p><p data-testid=lead-text>Nobody minds.</p>",
      NULL, "standfirst: The cranes are idle. Nobody minds." },
    { NULL,
      "<ul><li><h2>The cranes are idle for once.</h2></li><li><h2>Nobody minds.</h2></li></ul>",
      NULL, "standfirst: The cranes are idle for once. Nobody minds." },
  };

  CHECK (cases);
}

/* A page of its own a case: an h1, what stands between it and the text, and the title. */
static void
test_shown_headline (void)
{
  static const struct {
    const char *head;
    const char *body;
    const char *line;
  } cases[] = {
    /* An h1 at the end of a path is there for search engines. */
    { "<title>Ports in fog: cranes stand still | The Quay</title>",
      "<ol class=breadcrumb-list><li><a href=/world>World</a><li><h1>Ports in fog: cranes stand "
      "still</h1></ol><article><h2>No crane moves in Hale</h2>",
      "title: No crane moves in Hale" },
    { "<title>Ports in fog: cranes stand still | The Quay</title>",
      "<section><div><a href=/>Front</a> | <a href=/world>World</a> |</div><h1>Ports in fog: "
      "cranes "
      "stand still</h1></section><article><h2>No crane moves in Hale</h2>",
      "title: No crane moves in Hale" },
    /* A heading that is all a link leads to another page. */
    { "<title>Ports in fog: cranes stand still | The Quay</title>",
      "<section><div><a href=/>Front</a> | <a href=/world>World</a> |</div><h1>Ports in fog: "
      "cranes stand still</h1></section><article><h3><a href=/staff/ada>Ada Fern</a></h3>",
      "title: Ports in fog: cranes stand still" },
    /* A title for others goes on behind the headline that the page says, too. */
    { "<title>No crane moves in Hale-Ports | The Quay</title>" META (
        "og:title", "No crane moves in Hale-Ports") META ("headline", "No crane moves in Hale"),
      "<article>", "title: No crane moves in Hale" },
    { META ("og:title", "No crane moves in Hales") META ("headline", "No crane moves in Hale"),
      "<article>", "title: No crane moves in Hales" },
    /* The data say which heading is meant. */
    { "<title>Ports in fog: cranes stand still</title>" META ("og:title", "No crane moves in Hale"),
      "<h1>Ports in fog: cranes stand still</h1><article><h2>No crane moves in Hale</h2>",
      "title: No crane moves in Hale" },
    /* A subhead below the headline is none. */
    { "<title>Ports in fog: cranes stand still</title>",
      "<div><a href=/world>World</a></div><article><h1>Ports in fog: cranes stand still</h1><h2>No "
      "crane "
      "moves in Hale</h2>",
      "title: Ports in fog: cranes stand still" },
    /* A kicker in front of the headline comes apart. */
    { "<title>No crane moves in Hale | The Quay</title>",
      "<article><h1><span class=overline>Fog</span><span class=top>No crane moves in "
      "Hale</span></h1>",
      "title: No crane moves in Hale" },
    { "<title>No crane moves in Hale | The Quay</title>",
      "<article><h1><span>Fog<span hidden>: </span></span>No crane moves in Hale</h1>",
      "title: No crane moves in Hale" },
    { "<title>No crane moves in Hale | The Quay</title>",
      "<article><h1><span>Fog<span hidden>: </span></span>No crane moves in Hale</h1>",
      "kicker: Fog" },
    { "<title>No crane moves in Hale | The Quay</title>",
      "<article><h1><span class=overline>Fog</span><span>:</span><span class=top>No crane moves in "
      "Hale</span></h1>",
      "title: No crane moves in Hale" },
    /* An element glued to the headline, or small above it. */
    { "<title>No crane moves in Hale | The Quay</title>",
      "<article><h1><span class=t>Fog in ports</span>No crane moves in Hale</h1>",
      "title: No crane moves in Hale" },
    { "<title>No crane moves in Hale | The Quay</title>",
      "<article><h1><small>Fog</small><br>No crane moves in Hale</h1>", "kicker: Fog" },
    /* A first letter that is set large is no kicker. */
    { "<title>No crane moves in Hale | The Quay</title>",
      "<article><h1><span class=big>No</span>, no crane moves in Hale</h1>",
      "title: No, no crane moves in Hale" },
    /* What screen readers are told is a heading. */
    { "<title>No crane moves in Hale :: Ports</title>",
      "<article><div role=heading aria-level=1>No crane moves in Hale</div>",
      "title: No crane moves in Hale" },
    /* A headline whose first words are set otherwise is whole. */
    { "<title>No crane moves in Hale | The Quay</title>",
      "<article><h1><em>No crane</em> moves in Hale</h1>", "title: No crane moves in Hale" },
    /* No heading agrees with the data, but the story has one with a kicker in it. */
    { "<title>Ports in fog: cranes stand still</title>",
      "<article><h2><span class=kicker>Fog</span><span>Nothing moves in Hale</span></h2>",
      "title: Nothing moves in Hale" },
    /* JSON-LD's headline may say what a thing is, its name what it is called. */
    { "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"port in the "
      "north\",\"name\":\"Hale\"}</script>",
      "<article><h1>Hale</h1>", "title: Hale" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf (
        "<!doctype html><html><head>%s</head><body>%s<p>The port of Hale has forty cranes, and on "
        "Tuesday "
        "none of them moved. Nobody minded that, for once, since the fog was in.</p><p>Waiting, "
        "said its "
        "master, is cheaper than it looks to those who do not, and he has held the post for eleven "
        "years.</p></article></body></html>",
        cases[i].head, cases[i].body);
      g_autoptr (GError) error = NULL;
      g_autoptr (BylineArticle)
        article = byline_article_extract (html, strlen (html), URL, NULL, &error);
      g_autofree char *outline = NULL;

      g_assert_no_error (error);
      outline = article_outline (article);
      if (!has_line (outline, cases[i].line))
        g_test_message ("case %u\n%s", (guint) i, outline);
      g_assert_true (has_line (outline, cases[i].line));
    }
}

/* A template that had nothing more to say leaves its stroke at the end of what is said of the story. */
static void
test_stroke (void)
{
  static const char html[] = "<html><head><title>Ports in fog</title>" META (
    "og:description", "Nobody minded that the cranes stood still. | ")
    LD ("\"articleBody\":\"The port of Hale has forty cranes, and on Tuesday none of them moved. "
        "It was the fog, said its master, who has held the post for eleven years, and who has "
        "seen that twice. By evening one could not tell the cranes from the masts, and the gulls "
        "had gone to sleep in the sheds, where nobody disturbs them before noon.\"") "</"
                                                                                     "head><body></"
                                                                                     "body></html>";
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle)
    article = byline_article_extract (html, strlen (html), URL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (article->standfirst, ==, "Nobody minded that the cranes stood still.");
}

static void
test_section (void)
{
  static const Case cases[] = {
    { NULL, "<!--up--><p class=kicker>Ports:</p>", NULL, "kicker: Ports" },
    { NULL,
      "<!--up--><div class=kicker><span><a href=/g>Global</a></span><span><a "
      "href=/p>Ports</a></span>"
      "<span>Quiet ports learn to wait</span></div>",
      NULL, "kicker: Global · Ports" },
    { NULL, "<!--up--><p class=kicker><b>Ports</b> and fog</p>", NULL, "kicker: Ports and fog" },
    { NULL, "<!--up--><a class=kicker href=/china>Quay | China</a>", NULL, "kicker: China" },
    { NULL, "<!--up--><a class=kicker href=/china>Quay | China</a>", NULL, "section: China" },
    { NULL, "<!--up--><div class=kicker>China / 3 May 2021</div>", NULL, "kicker: China" },
    /* A lone link or line above the headline. */
    { NULL, "<!--up--><a href=/china>China</a>", NULL, "section: China" },
    { NULL, "<!--up--><p><a href=/china>China</a></p>", NULL, "kicker: China" },
    { NULL, "<!--up--><div>China</div>", NULL, "kicker: China" },
    { NULL, "<!--up--><div><a href=/china>China</a> <a href=/work>Work</a></div>", NULL,
      "!kicker: Work" },
    { NULL, "<!--up--><div>3 May 2021</div>", NULL, "!kicker: 3 May 2021" },
    { META ("og:site_name", "Quayside"), "<!--up--><div>Quayside</div>", NULL,
      "!kicker: Quayside" },
    { NULL,
      "<!--up--><nav aria-label=Breadcrumb><a href=/>Home</a> › <a href=/china>China</a></nav>",
      NULL, "section: China" },
    { META ("article:section", "China"), NULL, NULL, "section: China" },
    /* The data may list what the page names one by one, or write small what it writes large. */
    { META ("article:section", "Global,Ports"),
      "<!--up--><div class=kicker><a href=/g>Global</a> · <a href=/p>Ports</a></div>", NULL,
      "section: Ports" },
    { META ("article:section", "Global,Ports"),
      "<!--up--><div class=kicker><a href=/g>Global</a> · <a href=/p>Ports</a></div>", NULL,
      "!section: Global,Ports" },
    { META ("article:section", "Arts,Culture"), NULL, NULL, "section: Arts,Culture" },
    { META ("article:section", "ports"), "<!--up--><p class=kicker>Ports</p>", NULL,
      "section: Ports" },
    { META ("article:section", "Ports"), "<!--up--><p class=kicker>PORTS</p>", NULL,
      "section: Ports" },
    { LD ("\"articleSection\":[\"China\",\"Trade\"]"), NULL, NULL, "section: Trade" },
    { "<script type='application/ld+json'>{\"@type\":\"BreadcrumbList\",\"itemListElement\":["
      "{\"name\":\"Home\",\"item\":\"https://quay.example/\"},"
      "{\"name\":\"World\",\"item\":\"https://quay.example/world\"},"
      "{\"name\":\"China\",\"item\":\"https://quay.example/world/china\"}]}</script>",
      NULL, NULL, "section: China (World > China)" },
    { NULL, "<!--up--><nav class=breadcrumb><a href=/>Home</a> <a href=/world>World</a></nav>",
      NULL, "section: World" },
    { NULL, NULL, "<p>Filed under <a rel='category tag' href=/c/ports>Ports</a></p>",
      "section: Ports" },
    { META ("article:section", "News"), NULL, NULL, "!section: News" },
    { "<script type='application/ld+json'>{\"@type\":\"Recipe\",\"name\":\"Soup\","
      "\"recipeCategory\":\"Soups\"}</script>",
      NULL, NULL, "section: Soups" },
  };

  CHECK (cases);
}

static void
test_authors (void)
{
  static const Case cases[] = {
    { META ("author", "Ada Fern"), NULL, NULL, "author: Ada Fern" },
    { "<script type='application/ld+json'>{\"@type\":\"QAPage\",\"mainEntity\":{\"@type\":"
      "\"Question\",\"author\":{\"name\":\"Cy Reed\"}}}</script>",
      NULL, NULL, "author: Cy Reed" },
    { "<script type='application/ld+json'>{\"@type\":\"FAQPage\",\"mainEntity\":{\"@type\":"
      "\"Question\",\"author\":{\"name\":\"Cy Reed\"}}}</script>",
      NULL, NULL, "!author: Cy Reed" },
    { "<script type='application/ld+json'>{\"@type\":\"DiscussionForumPosting\",\"author\":"
      "{\"name\":\"mossy_bo\"}}</script>",
      NULL, NULL, "author: mossy_bo" },
    { META ("article:author", "https://quay.example/u/ada"), NULL, NULL,
      "!author: https://quay.example/u/ada" },
    { LD ("\"author\":[{\"@type\":\"Person\",\"name\":\"Ada Fern\",\"url\":\"/u/ada\","
          "\"image\":{\"url\":\"/u/ada.jpg\"},\"description\":\"Ada Fern writes about ports.\","
          "\"sameAs\":[\"https://social.example/@ada\"],\"email\":\"mailto:ada@quay.example\"}]"),
      NULL, NULL,
      "author: Ada Fern <https://quay.example/u/ada> portrait <" PORTRAIT
      "> “Ada Fern writes about "
      "ports.” email=ada@quay.example profile=https://social.example/@ada" },
    { LD ("\"author\":[\"Ada Fern\",\"Bo Moss\"]"), NULL, NULL, "author: Bo Moss" },
    { LD ("\"author\":{\"name\":\"Ada Fern and Bo Moss\"}"), NULL, NULL, "author: Bo Moss" },
    { NULL, "<p class=byline>By <a href=/u/ada rel=author>Ada Fern</a></p>", NULL,
      "author: Ada Fern <https://quay.example/u/ada>" },
    { NULL, "<p class=byline>By Ada Fern | 3 May 2021</p>", NULL, "author: Ada Fern" },
    { NULL,
      "<span itemprop=author itemscope><a itemprop=url href=/u/ada><span itemprop=name>Ada "
      "Fern</span></a></span>",
      NULL, "author: Ada Fern <https://quay.example/u/ada>" },
    { META ("author", "Ada Fern"), NULL,
      "<div class=author-bio><img src=/u/ada.jpg><a class=author-name href=/u/ada>Ada Fern</a><p "
      "class=bio>Ada Fern (@adafern) writes about ports. Reach her at ada@quay.example.</p></div>",
      "author: Ada Fern <https://quay.example/u/ada> portrait <" PORTRAIT "> “Ada Fern (@adafern) "
      "writes about ports. Reach her at ada@quay.example.” handle=@adafern "
      "email=ada@quay.example" },
    /* When the story was written is nobody's biography, nor is what a link's sign says. */
    { META ("author", "Ada Fern"), NULL,
      "<div class=author-bio><img src=/u/ada.jpg><div><p><a class=author-name href=/u/ada>Ada "
      "Fern</a></p><div class=date-time><time>13/01/2025 10:22</time> <time>Actualizado a "
      "13/01/2025 15:43</time></div></div></div>",
      "author: Ada Fern <https://quay.example/u/ada> portrait <" PORTRAIT ">" },
    { META ("author", "Ada Fern"), NULL,
      "<div class=author-bio><a class=author-name href=/u/ada>Ada Fern</a><p class=bio><a "
      "href=https://twitter.com/adafern><span>Twitter</span></a>Ada Fern writes about ports.</p>"
      "</div>",
      "author: Ada Fern <https://quay.example/u/ada> “Ada Fern writes about ports.” "
      "profile=https://twitter.com/adafern" },
    /* An address where a name was expected. */
    { META ("author", "Ada Fern"), NULL,
      "<div class=author-bio><a class=author-name href=/u/ada>Ada Fern</a><p class=bio>Ada Fern "
      "writes about ports, and has for years.</p><a "
      "href=https://twitter.com/https://twitter.com/adafern>T</a></div>",
      "author: Ada Fern <https://quay.example/u/ada> “Ada Fern writes about ports, and has for "
      "years.” profile=https://twitter.com/adafern" },
    /* Somebody else's card below the story makes nobody its author. */
    { META ("author", "Ada Fern"), NULL,
      "<div class=author-bio><img src=/u/bo.jpg><a class=author-name href=/u/bo>Bo Moss</a><p "
      "class=bio>Bo Moss is the editor of all that stands on these pages every day.</p></div>",
      "author: Ada Fern" },
  };

  CHECK (cases);
}

/* Bylines on the page against what the data say, in many forms. */
static void
test_bylines (void)
{
#define PAPER                                                                                      \
  LD ("\"author\":{\"@type\":\"Organization\",\"name\":\"The "                                     \
      "Quay\"},\"publisher\":{\"name\":\"The Quay\"}")
  static const Case cases[] = {
    /* A body, an address, a number in the data hide nobody. */
    { PAPER, "<p class=byline>By Ada Fern</p>", NULL, "author: Ada Fern" },
    { PAPER, "<p class=byline>By Ada Fern</p>", NULL, "!author: The Quay" },
    { PAPER, NULL, NULL, "author: The Quay" },
    { META ("author", "ada@quay.example"), "<p class=byline>Von Ada Fern</p>", NULL,
      "author: Ada Fern" },
    { META ("author", "quay.example"), "<p class=byline>Von Ada Fern</p>", NULL,
      "author: Ada Fern" },
    { META ("author", "1734"), "<p class=byline>Ada Fern</p>", NULL, "author: Ada Fern" },
    /* What stands at the headline goes before other people in the data. */
    { META ("author", "Cy Admin Reed"),
      "<p class=byline>By Ada Fern and Bo Moss / Quay Staff Writers</p>", NULL, "author: Bo Moss" },
    { META ("author", "Cy Upload Reed"), "<p class=byline>By Ada Fern and Bo Moss</p>", NULL,
      "!author: Cy Upload Reed" },
    /* Labels, roles, dates, borders of elements. */
    { NULL, "<div class=byline><span>Ein Kommentar von</span> <a href=/u/ada>Ada Fern</a></div>",
      NULL, "author: Ada Fern <https://quay.example/u/ada>" },
    { NULL, "<div class=author>Auteur: Ada Fern</div>", NULL, "author: Ada Fern" },
    { NULL,
      "<div class=author-line><span>By</span><a href=/u/ada>Ada Fern</a><span>Senior "
      "Reporter</span></div>",
      NULL, "author: Ada Fern <https://quay.example/u/ada>" },
    { NULL,
      "<div class=byline><span>Ada Fern</span> <span>Bo Anders Moss</span><time>3 May "
      "2021</time></div>",
      NULL, "author: Bo Anders Moss" },
    { NULL, "<div class=byline>Posted on 3 May 2021 by Ada Fern</div>", NULL, "author: Ada Fern" },
    { NULL, "<div class=byline>Par Ada Fern - Publié le 3 mai 2021</div>", NULL,
      "author: Ada Fern" },
    { NULL,
      "<div class=byline><a rel=author href=/u/ada>Ada Fern</a><a href=/f>Follow @ada</a></div>",
      NULL, "author: Ada Fern <https://quay.example/u/ada>" },
    { NULL, "<div class=byline>신현주 기자</div>", NULL, "author: 신현주" },
    /* Nothing is called so. */
    { NULL, "<p>By Ada Fern</p><p>3 May 2021</p>", NULL, "author: Ada Fern" },
    { NULL, "<div><span>By </span><a href=/u/ada>Ada Fern</a></div>", NULL,
      "author: Ada Fern <https://quay.example/u/ada>" },
    { NULL, "<address>Ada Fern</address>", NULL, "author: Ada Fern" },
    { NULL, "<p><b>Ada Fern/Bo Moss</b></p>", NULL, "author: Bo Moss" },
    { NULL, "<div itemprop=author itemscope><meta itemprop=name content='Ada Fern'></div>", NULL,
      "author: Ada Fern" },
    { NULL,
      "<div class=meta>Published on 3 May 2021 by <a href=/u/ada>Ada Fern</a> in <a "
      "href=/l>Local</a></div>",
      NULL, "author: Ada Fern <https://quay.example/u/ada>" },
    { NULL, "<div class=byline>By Ada Fern</div><div class=photo-byline>Photos by Di Reed</div>",
      NULL, "!author: Di Reed" },
    { NULL, "<div>Text: Ada Fern, Fotos: Di Reed</div>", NULL, "author: Ada Fern" },
    /* By morning, a paragraph may begin. */
    { NULL, "<p>By morning all was quiet at Hale.</p>", NULL,
      "!author: morning all was quiet at Hale." },
    /* Other stories' authors, and who took the picture. */
    { NULL, NULL,
      "<div><div class=item><h3><a href=/x>The law of unclaimed buoys</a></h3><span "
      "class=byline>By Di "
      "Reed</span></div></div>",
      "!author: Di Reed" },
    { NULL,
      "<figure><img src=/p.jpg width=900><figcaption>Cranes <span class=author>Di "
      "Reed</span></figcaption></figure>",
      NULL, "!author: Di Reed" },
    /* A biography in italics at the end. */
    { META ("author", "Ada Fern"), NULL,
      "<p><em>Ada Fern is a reporter for the Quay. Reach her at ada@quay.example.</em></p>",
      "author: Ada Fern “Ada Fern is a reporter for the Quay. Reach her at ada@quay.example.” "
      "email=ada@quay.example" },
    { NULL, NULL,
      "<p><i>Ada Fern is a reporter for the Quay. Reach her at ada@quay.example.</i></p>",
      "author: Ada Fern “Ada Fern is a reporter for the Quay. Reach her at ada@quay.example.” "
      "email=ada@quay.example" },
  };

  CHECK (cases);
#undef PAPER
}

/* The paper's own accounts, and mailboxes that everybody reads, are no author's. */
static void
test_own_accounts (void)
{
#define CARD(words, links)                                                                         \
  "<div class=author-bio><a class=author-name href=/u/ada>Ada Fern</a><p class=bio>Ada Fern "      \
  "writes about "                                                                                  \
  "ports" words "</p>" links "</div>"
#define ADA META ("author", "Ada Fern")
  static const Case cases[] = {
    { ADA META ("twitter:site", "@quayside"), NULL, CARD (" (@quayside, @adafern).", ""),
      "author: Ada Fern <https://quay.example/u/ada> “Ada Fern writes about ports (@quayside, "
      "@adafern).” "
      "handle=@adafern" },
    { ADA LD ("\"publisher\":{\"@type\":\"NewsMediaOrganization\",\"name\":\"Quay\",\"sameAs\":["
              "\"https://www.facebook.com/quay/\"]}"),
      NULL, CARD (", and has for years.", "<a href=https://facebook.com/quay>Like</a>"),
      "author: Ada Fern <https://quay.example/u/ada> “Ada Fern writes about ports, and has for "
      "years.”" },
    { ADA, NULL,
      CARD (", and has for years.",
            "<a href=https://x.com/thequay>X</a>") "</article><footer><a "
                                                   "href=https://twitter.com/thequay>X</a></"
                                                   "footer><article>",
      "author: Ada Fern <https://quay.example/u/ada> “Ada Fern writes about ports, and has for "
      "years.”" },
    { ADA, NULL, CARD (". Write to newsroom@quay.example.", ""),
      "author: Ada Fern <https://quay.example/u/ada> “Ada Fern writes about ports. Write to "
      "newsroom@quay.example.”" },
  };

  CHECK (cases);
#undef CARD
#undef ADA
}

static void
test_dates (void)
{
  static const Case cases[] = {
    { LD ("\"datePublished\":\"2021-09-30T08:15:00Z\",\"dateModified\":\"2021-10-01\""),
      "<time datetime=2020-01-01>16h</time>", NULL, "published: 1632989700" },
    { LD ("\"datePublished\":\"2021-09-30T08:15:00Z\",\"dateModified\":\"2021-10-01\""), NULL, NULL,
      "modified: 1633046400" },
    { META ("article:published_time", "2021-09-30T08:15:00Z"),
      "<time datetime=2020-01-01>16h</time>", NULL, "published: 1632989700" },
    { NULL, "<time datetime=2021-09-30T10:15:00+02:00>16h</time>", NULL, "published: 1632989700" },
    { NULL, "<span class=date>30 September 2021</span>", NULL, "published: 1632960000" },
    { NULL, "<time itemprop=dateModified datetime=2021-10-01>1 October</time>", NULL,
      "modified: 1633046400" },
    { NULL, NULL, "<aside class=related><time datetime=2019-01-01>2019</time></aside>",
      "published: 0" },
    /* Lines in elements that nothing is called. */
    { NULL, "<p>30. September 2021, 10:15 Uhr</p>", NULL, "published: 1632996900" },
    { NULL, "<p>By Ada Fern | September 30, 2021 | 5 min read</p>", NULL, "published: 1632960000" },
    { NULL, "<p>Publié le 30 septembre 2021 à 08h15, modifié le 2 octobre 2021</p>", NULL,
      "published: 1632989700" },
    { NULL, "<p>Oluşturulma Tarihi: Eylül 30, 2021</p>", NULL, "published: 1632960000" },
    { NULL, "<div>Door <span>Ada Fern</span> op 30 september 2021</div>", NULL,
      "published: 1632960000" },
    { NULL, "<p>Last updated: 30 September 2021</p>", NULL, "published: 0" },
    { NULL, "<figure><img src=/a.jpg><figcaption>30 September 2021</figcaption></figure>", NULL,
      "published: 0" },
  };

  CHECK (cases);
}

static void
test_page (void)
{
  static const Case cases[] = {
    { "<link rel=canonical href='/world/ports'>", NULL, NULL,
      "canonical: https://quay.example/world/ports" },
    { META ("og:url", "https://quay.example/p/1"), NULL, NULL,
      "canonical: https://quay.example/p/1" },
    { "<link rel=icon href=/16.png sizes=16x16><link rel=icon href=/192.png sizes=192x192>", NULL,
      NULL, "icon: https://quay.example/192.png" },
    { "<link rel=apple-touch-icon href=/touch.png>", NULL, NULL,
      "icon: https://quay.example/touch.png" },
    { NULL, NULL, NULL, "icon: https://quay.example/favicon.ico" },
    { META ("og:locale", "de_AT"), NULL, NULL, "language: de-AT" },
    { LD ("\"inLanguage\":\"sv\""), NULL, NULL, "language: sv" },
  };

  CHECK (cases);
}

#define SOME_PARAGRAPHS                                                                            \
  "<p>Some thousand people walked along the quay on Sunday.</p>"                                   \
  "<p>The harbour office counted them twice before it said so.</p>"
#define MANY_PARAGRAPHS SOME_PARAGRAPHS SOME_PARAGRAPHS SOME_PARAGRAPHS SOME_PARAGRAPHS

static void
test_lead (void)
{
  static const Case cases[] = {
    { META ("og:image", "/p/cranes.jpg") META ("og:image:alt", "Cranes")
        META ("og:image:width", "1200") META ("og:image:height", "800"),
      NULL, NULL, "lead: <https://quay.example/p/cranes.jpg> 1200×800 alt “Cranes”" },
    { META ("og:image", "/p/logo.png"), NULL, NULL, "!lead: <https://quay.example/p/logo.png>" },
    { LD ("\"image\":{\"url\":\"/p/c.jpg\",\"caption\":\"Cranes at dawn (N. Lowe/Getty Images)\"}"),
      NULL, NULL,
      "lead: <https://quay.example/p/c.jpg> caption “Cranes at dawn” credit “N. Lowe/Getty "
      "Images”" },
    { META ("og:image", "/p/small.jpg") META ("og:image:alt", "Cranes"),
      "<figure><img src=/p/c.jpg><figcaption>Cranes at dawn. <span class=credit>Photo: N. "
      "Lowe</span></figcaption></figure>",
      NULL,
      "lead: <https://quay.example/p/c.jpg> alt “Cranes” caption “Cranes at dawn.” credit “Photo: "
      "N. Lowe”" },
    { META ("og:image", "/p/c.jpg?w=300"), "<figure><img src='/p/c.jpg?w=1200'></figure>", NULL,
      "lead: <https://quay.example/p/c.jpg?w=1200>" },
    /* The same picture in another crop. */
    { META ("og:image", "/crop/9/cranes-of-hale-1200x630.jpg"),
      "<figure><img src='/full/cranes-of-hale-800.jpg'><figcaption>Cranes at "
      "dawn</figcaption></figure>",
      NULL, "lead: <https://quay.example/full/cranes-of-hale-800.jpg> caption “Cranes at dawn”" },
    { META ("og:image", "/crop/9/cranes-of-hale@2x.jpg"),
      "<figure><img src='/full/cranes-of-hale-w1200.webp'></figure>", NULL,
      "lead: <https://quay.example/full/cranes-of-hale-w1200.webp>" },
    /* The second of several pictures is another one. */
    { META ("og:image", "/p/cranes-of-hale-1.jpg"),
      MANY_PARAGRAPHS "<figure><img src='/p/cranes-of-hale-2.jpg'></figure>", NULL,
      "lead: <https://quay.example/p/cranes-of-hale-1.jpg>" },
    { META ("og:image", "/p/cranes-of-hale-101.jpg"),
      MANY_PARAGRAPHS "<figure><img src='/p/cranes-of-hale-102.jpg'></figure>", NULL,
      "lead: <https://quay.example/p/cranes-of-hale-101.jpg>" },
    /* A story's pictures lie in its folder: they are not one for that. */
    { META ("og:image", "/media/48291734/harbour-front.jpg"),
      MANY_PARAGRAPHS "<figure><img src='/media/48291734/crane-yard.jpg'></figure>", NULL,
      "lead: <https://quay.example/media/48291734/harbour-front.jpg>" },
    { META ("og:image", "/media/48291734/original.jpg"),
      "<figure><img src='/media/48291734/crane-yard-800.jpg'></figure>", NULL,
      "lead: <https://quay.example/media/48291734/crane-yard-800.jpg>" },
    { META ("og:image", "/media/48291734/1200x630.jpg"),
      "<figure><img src='/media/48291734/w1200.webp'></figure>", NULL,
      "lead: <https://quay.example/media/48291734/w1200.webp>" },
    /* A portrait, a sign, the picture of another story open none. */
    { META ("author", "Ada Fern"),
      "<div class=author><img src=/p/ada-800.jpg width=400 height=400 alt='Ada Fern'>Ada "
      "Fern</div><figure><img "
      "src=/p/c.jpg></figure>",
      NULL, "lead: <https://quay.example/p/c.jpg>" },
    { NULL,
      "<div class=image><img src=/p/agency-symbol.svg width=600 height=400></div><figure><img "
      "src=/p/c.jpg></figure>",
      NULL, "lead: <https://quay.example/p/c.jpg>" },
    { NULL,
      "<aside><figure><img src=/p/x.jpg width=900 height=600></figure></aside><figure><img "
      "src=/p/c.jpg></figure>",
      NULL, "lead: <https://quay.example/p/c.jpg>" },
    /* The caption stands apart from its picture. */
    { NULL,
      "<div><picture><img src=/p/c.jpg width=900 height=600 srcset='/p/c.jpg "
      "900w'></picture></div><div><div><p "
      "class=kurz>5</p></div></div><div class=hero-caption>Cranes at dawn. Photo: N. Lowe</div>",
      NULL,
      "lead: <https://quay.example/p/c.jpg> 900×600 caption “Cranes at dawn.” credit “Photo: N. "
      "Lowe”" },
  };

  CHECK (cases);
}

#define GATE "<div class=paywall-offer><p>Subscribe to continue reading this story.</p></div>"

/* A page that shows only the beginning says so; one that shows all does not, whatever it calls
 * itself. */
static void
test_gate (void)
{
  static const Case cases[] = {
    { NULL, NULL, NULL, "!excerpt" },
    { NULL, NULL, GATE, "excerpt" },
    { NULL, NULL, "<p>Dieser Artikel ist nur für Abonnenten lesbar.</p>", "excerpt" },
    { NULL, NULL, "<p>Cet article est réservé aux abonnés.</p>", "excerpt" },
    { NULL, NULL, "<p>この記事は会員限定です。</p>", "excerpt" },
    { LD ("\"isAccessibleForFree\":false"), NULL, NULL, "excerpt" },
    { LD ("\"isAccessibleForFree\":\"False\""), NULL, NULL, "excerpt" },
    { LD ("\"hasPart\":[{\"isAccessibleForFree\":\"False\",\"cssSelector\":\".paid\"}]"), NULL,
      NULL, "excerpt" },
    { META ("article:content_tier", "locked"), NULL, NULL, "excerpt" },
    { LD ("\"isAccessibleForFree\":true"), NULL, NULL, "!excerpt" },
    { LD ("\"isAccessibleForFree\":false,\"wordCount\":58"), NULL, NULL, "!excerpt" },
    { LD ("\"isAccessibleForFree\":false,\"wordCount\":900"), NULL, NULL, "excerpt" },
    { META ("article:content_tier", "metered"), NULL, NULL, "!excerpt" },
    { NULL, NULL, "<footer><p>Subscribe to continue reading.</p></footer>", "!excerpt" },
    { NULL, NULL,
      "<div class=paywall-offer><p>Our letters come every week, and cost little.</p>"
      "</div>",
      "!excerpt" },
  };
  g_autofree char *outline = outline_of (&(Case){ NULL, NULL, GATE, NULL });

  CHECK (cases);
  g_assert_null (strstr (outline, "Subscribe to continue"));
  g_assert_nonnull (strstr (outline, "cranes from the masts"));
}

/* A body that breaks off goes on elsewhere. */
static void
test_breaks_off (void)
{
  static const char html[] =
    "<body><article><h1>Quiet ports</h1><p>The port of Hale has forty cranes, and on Tuesday none "
    "of them moved. Nobody minded that, for once, since the fog was in.</p><p>Waiting, said its "
    "master, is cheaper than it looks to those who do not. He has held the post for […]</p>"
    "</article></body>";
  g_autoptr (BylineArticle) article = byline_article_extract (html, strlen (html), URL, NULL, NULL);

  g_assert_nonnull (article);
  g_assert_true (article->is_excerpt);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/metadata/headline", test_headline);
  g_test_add_func ("/article/metadata/standfirst", test_standfirst);
  g_test_add_func ("/article/metadata/shown-headline", test_shown_headline);
  g_test_add_func ("/article/metadata/section", test_section);
  g_test_add_func ("/article/metadata/stroke", test_stroke);
  g_test_add_func ("/article/metadata/authors", test_authors);
  g_test_add_func ("/article/metadata/bylines", test_bylines);
  g_test_add_func ("/article/metadata/own-accounts", test_own_accounts);
  g_test_add_func ("/article/metadata/dates", test_dates);
  g_test_add_func ("/article/metadata/page", test_page);
  g_test_add_func ("/article/metadata/lead", test_lead);
  g_test_add_func ("/article/metadata/gate", test_gate);
  g_test_add_func ("/article/metadata/breaks-off", test_breaks_off);
  return g_test_run ();
}
