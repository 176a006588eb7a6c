/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-extractor.h"

#include <string.h>

#include "byline-content-private.h"
#include "byline-render.h"

/* Every step by which the main text is found, with a page of its own: what it does, and that it is
 * this step that does it. "{1}" … stand for sentences long enough to be prose. */

static const char *sentences[] = {
  "The harbour was quiet when the first boats came in, and nobody had expected them before noon.",
  "By then the fog had lifted, and the men on the pier could count the masts without a glass.",
  "It took the crews an hour to unload, because the crane had been out of order since Monday.",
  "The mayor said that the town would pay for a new one, although he did not say when it would.",
  "Nobody on the pier believed him, and one of the captains laughed so loud that the gulls rose.",
  "In the evening the boats went out again, and the fog came back as if it had waited for that.",
};

/* Returns: (transfer full): @markup with its sentences filled in, as a page. */
static char *
page_of (const char *markup)
{
  g_autoptr (GString) html = g_string_new ("<html><head><title>Boats</title></head><body>");

  for (const char *p = markup; *p != '\0'; p++)
    {
      if (p[0] == '{' && g_ascii_isdigit (p[1]) && p[2] == '}')
        {
          g_string_append (html, sentences[p[1] - '1']);
          p += 2;
        }
      else
        {
          g_string_append_c (html, *p);
        }
    }
  g_string_append (html, "</body></html>");
  return g_string_free (g_steal_pointer (&html), FALSE);
}

static char *
text_of (const char *markup, const char *without, char **explanation)
{
  g_autofree char *html = page_of (markup);
  const BylineExtractOptions options = {
    .skipped_steps = without != NULL ? byline_extract_step_from_name (without) : 0,
    .explains = explanation != NULL,
  };
  g_auto (BylineExtractReport) report = { NULL };
  g_autoptr (BylineArticle)
    article = byline_article_extract_full (html, strlen (html), "https://paper.example/a/story",
                                           NULL, &options, &report, NULL);

  g_assert_nonnull (article);
  if (explanation != NULL)
    *explanation = g_steal_pointer (&report.explanation);
  return byline_render_text (article);
}

typedef struct {
  const char *name;
  const char *step; /* nullable: without it @has_not is there, or @has is not */
  const char *markup;
  const char *has[4];
  const char *has_not[4];
} Case;

static const Case cases[] = {
  { "boilerplate/navigation",
    "boilerplate",
    "<h1>Boats in the fog</h1><div><p>{1}</p><p>{2}</p>"
    "<div class=newsletter-signup><p>Read this every day, and twice on Sundays, in your letter box."
    "</p></div><p>{3}</p><p>{4}</p></div>",
    { "crane had been" },
    { "twice on Sundays" } },
  { "middle/label-of-empty-box",
    "middle",
    "<h1>Boats in the fog</h1><div><p>{1}</p><p>{2}</p><div role=region aria-labelledby=l><span "
    "id=l>New jobs at the pier</span><div><a href=/j/1>Somebody who counts masts</a><a "
    "href=/j/2>Somebody who feeds gulls</a></div></div><p>{3}</p><p>{4}</p></div>",
    { "crane had been" },
    { "New jobs at the pier" } },
  { "boilerplate/post",
    NULL,
    "<h1>Boats in the fog</h1><div><p>{1}</p><div class=social-embed><blockquote><p>I saw them "
    "come "
    "in, all nine of them. What a day!</p></blockquote></div><p>{2}</p><p>{3}</p></div>",
    { "all nine of them" },
    { NULL } },
  { "captions/figure",
    "captions",
    "<h1>Boats in the fog</h1><div><p>{1}</p><figure><img src=a.jpg width=600><figcaption>The pier "
    "at noon, seen from the church.</figcaption></figure><p>{2}</p><p>{3}</p>"
    "<p class=caption>The church at noon, seen from the pier.</p><p>{4}</p></div>",
    { "crane had been" },
    { "from the pier." } },
  { "captions/no-picture",
    "captions",
    "<h1>Boats in the fog</h1><div><p>{1}</p><figure><span class=x>The pier at noon, seen from the "
    "church.</span></figure><p>{2}</p><p>{3}</p></div>",
    { "crane had been" },
    { "from the church" } },
  { "captions/figure-of-words",
    NULL,
    "<h1>Boats in the fog</h1><div><p>{1}</p><figure><blockquote><p>We never wait for the fog."
    "</p></blockquote></figure><p>{2}</p><figure><pre>nine boats</pre></figure><p>{3}</p></div>",
    { "never wait for the fog" },
    { NULL } },
  { "bound/article-body",
    "bound",
    "<h1>Boats in the fog</h1><div><div itemprop=articleBody><p>{1}</p><p>{2}</p></div>"
    "<p>{3}</p><p>{4}</p></div>",
    { "fog had lifted" },
    { "crane had been", "mayor said" } },
  { "bound/headline",
    NULL,
    "<article><h1>Boats in the fog</h1><p>{1} {2}</p><p>{3} {1}</p><p>{2} {3}</p></article>"
    "<article><h3>More</h3><p>{4} {5} {6}</p><p>{4} {5} {6} {6}</p><p>{5} {6} {4}</p></article>",
    { "crane had been" },
    { "mayor said", "gulls rose" } },
  { "climb/halves",
    "climb",
    "<div><h1>Boats in the fog</h1><div><p>{1}</p><p>{2}</p><p>{3}</p></div>"
    "<div><p>{4}</p><p>{5}</p></div></div>",
    { "crane had been", "gulls rose" },
    { NULL } },
  { "head/labels",
    "head",
    "<article><div>Town</div><h1>Boats in the fog</h1><p>By Ann Marsh</p>"
    "<p>Updated March 3, 2021 14:30</p><p>{1}</p><p>{2}</p></article>",
    { "harbour was quiet" },
    { "Ann Marsh", "14:30" } },
  { "head/first-paragraph",
    NULL,
    "<article><h1>Boats in the fog</h1><div><p>And so <a href=/a>they came in</a> <a href=/b>by "
    "noon</a>."
    "</p><h2>The morning</h2><p>{1}</p><p>{2}</p></div></article>",
    { "And so they came in by noon", "The morning" },
    { NULL } },
  { "head/list",
    NULL,
    "<article itemprop=articleBody><h1>Boats in the fog</h1><p>What they "
    "carried</p><ul><li>fish</li>"
    "<li>salt</li></ul><p>{1}</p><p>{2}</p></article>",
    { "What they carried", "salt" },
    { NULL } },
  { "head/headline-again",
    "head",
    "<article><h1>Boats in the fog came in by noon. Nobody knew.</h1><div>"
    "<p>Boats in the fog came in by noon. Nobody knew.</p><p>{1}</p><p>{2}</p></div></article>",
    { "harbour was quiet" },
    { "Nobody knew" } },
  { "head/sentence-like-byline",
    NULL,
    "<article><h1>Boats in the fog</h1><p>By evening the fog came in, and he said: “Go.”</p>"
    "<div><p>{1}</p><p>{2}</p></div></article>",
    { "By evening the fog" },
    { NULL } },
  { "head/sentence-with-note",
    NULL,
    "<article><h1>Boats in the fog</h1><p>By evening the fog came in, and nobody could tell the "
    "cranes from the masts.<a href=#n1>1</a> Not even he.<a href=#n2>[2]</a></p><p>{1}</p>"
    "<p>{2}</p></article>",
    { "By evening the fog" },
    { NULL } },
  { "head/first-stamp",
    NULL,
    "<article><h1>Boats in the fog</h1><p>3 March 2021 15:10</p><section><h2>14:05</h2><p>{1}</p>"
    "<p>{2}</p></section><section><h2>13:50</h2><p>{3}</p></section><section><h2>13:10</h2>"
    "<p>{4}</p></section></article>",
    { "14:05", "13:50" },
    { "15:10" } },
  { "head/first-stamp-with-subhead",
    NULL,
    "<article><h1>Boats in the fog</h1><div class=post><time>14:05</time><h3>Masts</h3><p>{1}</p>"
    "<p>{2}</p></div><div class=post><time>13:50</time><h3>Crane</h3><p>{3}</p></div>"
    "<div class=post><time>13:10</time><h3>Town</h3><p>{4}</p></div></article>",
    { "14:05", "Masts", "13:50" },
    { NULL } },
  { "tail/ending",
    "tail",
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>{2}</p><p>{3}</p><h3>You may also like…</h3>"
    "<div>What the crane cost, said the man who sold it, was not much.</div></article>",
    { "crane had been" },
    { "who sold it" } },
  { "tail/more-stories",
    "tail",
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>{2}</p><p>{3}</p><div>More great harbour "
    "stories"
    "</div><ul><li><a href=/x>Cranes</a> that never broke, and one that did</li></ul></article>",
    { "crane had been" },
    { "never broke" } },
  { "tail/strangers",
    "tail",
    "<article><h1>Boats in the fog</h1><div class=text><p>{1}</p><p>{2}</p><p>{3}</p><p>{4}</p>"
    "<p>{5}</p></div><div class=letter><div class=card><p>We are a small house, and we work for "
    "you "
    "every day of the year.</p></div></div></article>",
    { "gulls rose" },
    { "small house" } },
  { "tail/recipe",
    NULL,
    "<article><h1>Boats in the fog</h1><div class=text><p>{1}</p><p>{2}</p><p>{3}</p><p>{4}</p>"
    "<p>{5}</p></div><div class=recipe-card><div class=recipe-steps><p>Cook the fish in salt water "
    "until it is done.</p></div></div></article>",
    { "gulls rose", "Cook the fish" },
    { NULL } },
  { "tail/requests",
    "tail",
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>{2}</p><p>{3}</p>"
    "<p>Follow the Harbour Post on Facebook, Twitter and Instagram.</p>"
    "<p>Copyright 2021 The Harbour Post. All rights reserved.</p></article>",
    { "crane had been" },
    { "Facebook", "Copyright" } },
  { "tail/quote",
    NULL,
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>{2}</p><blockquote><p>Nine boats!</p>"
    "</blockquote></article>",
    { "Nine boats!" },
    { NULL } },
  { "tail/terms",
    "tail",
    "<main><section><h1>Boats in the fog</h1><p>{1}</p><p>{2}</p><p>{3}</p></section><section>"
    "<h2>Options</h2><dl><dt>--depth</dt><dd>How deep the water is</dd><dt>--masts</dt>"
    "<dd><p>Count the masts</p></dd></dl></section><dl><dt>Published</dt><dd>3 March 2021</dd>"
    "<dt>Topics</dt><dd><a href=/t/fog>Fog</a></dd></dl></main>",
    { "--depth", "How deep", "Count the masts" },
    { "3 March" } },
  { "tail/breaks-off",
    NULL,
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>{2}</p><p>{3}</p><p>And the mayor, who […]</p>"
    "</article>",
    { "the mayor, who […]" },
    { NULL } },
  { "middle/pointers",
    "middle",
    "<article><h1>Boats in the fog</h1><p>{1}</p><p><a href=/crane>What the crane cost the town</a>"
    "</p><p>{2}</p><div>Advertisement</div><p>{3}</p><div>Image 3 of 12</div>"
    "<p>[button link=\"/sub\"]Go[/button]</p><p>{4}</p></article>",
    { "mayor said" },
    { "crane cost", "Advertisement", "3 of 12", "button" } },
  { "middle/abroad",
    NULL,
    "<article><h1>Boats in the fog</h1><p>{1}</p>"
    "<p><a href=https://cranes.example/k9>The crane K9</a></p>"
    "<p>{2}</p><ul><li><a href=https://shop.example/rope>Rope, nine fathoms</a></li></ul><p>{3}</p>"
    "<p><a href=https://www.facebook.com/post>Tell your friends</a></p><p>{4}</p></article>",
    { "crane K9", "nine fathoms", "mayor said" },
    { "your friends" } },
  { "body/rescue",
    "body",
    "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Boats\","
    "\"articleBody\":\"{1} {2} {3} {4} {5} {6}\"}</script>"
    "<article><h1>Boats in the fog</h1><p>{1}</p></article>",
    { "gulls rose", "waited for that" },
    { NULL } },
  /* Names are evidence, not walls. */
  { "boilerplate/like-is-prose",
    NULL,
    "<article><h1>Boats in the fog</h1><div class=sidebar-grid><p>{1}</p></div>"
    "<div class=sidebar-grid><p>{2}</p></div><div class=sidebar-grid><p>{3}</p></div>"
    "<div class=sidebar-grid><p>{4}</p></div></article>",
    { "harbour was quiet", "fog had lifted", "crane had been", "mayor said" },
    { NULL } },
  { "boilerplate/paywalled-paragraph",
    NULL,
    "<article><h1>Boats in the fog</h1><p>{1}</p><p class=paywall>{2}</p><p>{3}</p><p>{4}</p>"
    "<p>{5}</p></article>",
    { "fog had lifted" },
    { NULL } },
  { "boilerplate/comments-outweigh",
    "boilerplate",
    "<article><h1>Boats in the fog</h1><p>{1} {2}</p><p>{3} {4}</p><p>{5}</p></article>"
    "<div class=comments><p>{6} {6} {6}</p><p>{6} {6} {6}</p><p>{6} {6} {6}</p><p>{6} {6} {6}</p>"
    "<p>{6} {6} {6} So I said.</p></div>",
    { "gulls rose" },
    { "So I said" } },
  { "boilerplate/comments-are-the-story",
    NULL,
    "<h1>Boats in the fog</h1><div class=comments><div class=comment><p>{1} {2}</p></div>"
    "<div class=comment><p>{3}</p></div><div class=comment><p>{4}</p></div></div>",
    { "harbour was quiet", "mayor said" },
    { NULL } },
  { "boilerplate/dialogue",
    "boilerplate",
    "<div><h1>Boats in the fog</h1><p>{1}</p><p>{2}</p></div><div role=alertdialog><p>{3} {3}</p>"
    "<p>{4} {4}</p><p>{5} {5}</p><p>{6} {6} We and our partners count you.</p></div>",
    { "fog had lifted" },
    { "count you", "mayor said" } },
  { "boilerplate/consent",
    "boilerplate",
    "<div><h1>Boats in the fog</h1><p>{1}</p><p>{2}</p></div><div "
    "id=cookie-consent-layer><div><p>{3} "
    "{3}</p><p>{4} {4}</p><p>{5} We and our partners count you.</p></div></div>",
    { "fog had lifted" },
    { "count you" } },
  { "captions/picture-aside",
    NULL,
    "<article><h1>Boats in the fog</h1><p>{1}</p><aside class=left><img src=a.jpg width=600><p "
    "class=caption>The pier at noon.</p></aside><p>{2}</p><p>{3}</p></article>",
    { "harbour was quiet" },
    { "pier at noon" } },
  { "bound/several-bodies",
    NULL,
    "<article><h1>Boats in the fog</h1><section itemprop=articleBody><p>{1}</p><p>{2}</p></section>"
    "<div class=ad>Advertisement</div><section itemprop=articleBody><p>{3}</p><p>{4}</p></section>"
    "</article>",
    { "harbour was quiet", "mayor said" },
    { "Advertisement" } },
  { "bound/letters-outweigh",
    NULL,
    "<div><article itemprop=articleBody><h1>Boats in the fog</h1><p>{1} {2} {3}</p><p>{4} {5}</p>"
    "</article><div><h3>Opinions</h3><ul><li><p>{6} {6} {6} {6} {6}</p></li><li><p>{6} {6} {6} {6} "
    "{6}</p></li><li><p>{6} {6} {6} {6} {6}</p></li><li><p>{6} {6} {6} {6} {6} So I wrote.</p></li>"
    "<li><p>{6} {6} {6} {6} {6}</p></li><li><p>{6} {6} {6} {6} {6}</p></li></ul></div></div>",
    { "gulls rose" },
    { "So I wrote" } },
  { "head/table",
    NULL,
    "<article><h1>Boats in the fog</h1><p>The boats, pier by "
    "pier:</p><table><tr><th>Pier</th><th>Boats</th></tr>"
    "<tr><td>East</td><td>9</td></tr></table><p>{1}</p><p>{2}</p></article>",
    { "pier by pier:", "East" },
    { NULL } },
  { "head/motto",
    NULL,
    "<article><h1>Boats in the fog</h1><blockquote><p>All boats rot.</p></blockquote><p>{1}</p>"
    "<p>{2}</p></article>",
    { "All boats rot." },
    { NULL } },
  { "head/large-paragraph",
    NULL,
    "<article><h1>Boats in the fog</h1><h2>{1} {2}</h2><p>{3}</p><p>{4}</p></article>",
    { "harbour was quiet" },
    { NULL } },
  { "head/unclosed-heading",
    NULL,
    "<article><h1>Boats in the fog</h1><h2 class=sub>Nobody knew of them.<div><p>{1}</p><p>{2} "
    "{3}</p><p>{4}</p><p>{5}</p></div></article>",
    { "harbour was quiet", "fog had lifted", "gulls rose" },
    { NULL } },
  { "tail/box-between",
    NULL,
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>{2}</p><div class=box><h3>Read "
    "more</h3><ul><li>"
    "<a href=/x>Cranes that never broke</a></ul></div><p>{3}</p><p>{4}</p></article>",
    { "crane had been", "mayor said" },
    { "never broke", "Read more" } },
  { "tail/box-with-excerpt",
    NULL,
    "<article><h1>Boats in the fog</h1><div "
    "class=part><p>{1}</p><p>{2}</p></div><aside><div><h3>Auch "
    "interessant</h3><div><h3><a href=/x>A crane that never broke</a></h3></div></div></aside>"
    "<div class=part><p>{3}</p><p>{4}</p></div></article>",
    { "crane had been", "mayor said" },
    { "never broke" } },
  { "tail/cards",
    "tail",
    "<article><h1>Boats in the fog</h1><p>{1} {2}</p><p>{3} {4}</p><p>{5}</p><div class=more><ul>"
    "<li><div><a href=/1><h3>The lamp that nobody lit</h3></a><p>The old house on the hill will "
    "get a "
    "new lamp this year.</p></div><li><div><a href=/2><h3>A school with one pupil</h3></a><p>She "
    "has "
    "won the prize of the county for the third time.</p></div></ul></div></article>",
    { "gulls rose" },
    { "old house on the hill", "third time" } },
  { "tail/lone-card",
    "tail",
    "<article><h1>Boats in the fog</h1><p>{1} {2}</p><p>{3}</p><div class=box><a href=/1><img "
    "src=l.jpg width=100></a><div><a href=/1>The lamp that nobody lit</a><p class=lead>The old "
    "house on "
    "the hill will get a new lamp this year.</p></div></div><p>{4}</p><p>{5}</p></article>",
    { "crane had been", "gulls rose" },
    { "old house on the hill" } },
  { "tail/request-between",
    "tail",
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>{2}</p><p>Is it foggy where you are? Get in "
    "touch at "
    "fog@harbour.example</p><p>{3}</p><p>{4}</p></article>",
    { "mayor said" },
    { "foggy where" } },
  { "middle/entries",
    NULL,
    "<main><h1>Boats in the fog</h1><div class=entry><h2><a href='#e1'>Masts are "
    "seen</a></h2><p>{1}</p><p>"
    "{2}</p></div><div class=entry><h2><a href='#e2'>The crane is "
    "broken</a></h2><p>{3}</p></div><div "
    "class=entry><h2><a href='/a/story?entry=3#e3'>The town will "
    "pay</a></h2><p>{4}</p></div></main>",
    { "Masts are seen", "crane is broken", "mayor said" },
    { NULL } },
  { "middle/embed-notice",
    "middle",
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>An dieser Stelle findest du einen externen "
    "Inhalt von "
    "Pier TV, der den Artikel ergänzt.</p><p>{2}</p><p>{3}</p></article>",
    { "crane had been" },
    { "Pier TV" } },
  { "page/aria-hidden",
    NULL,
    "<article><h1>Boats in the fog</h1><div "
    "aria-hidden=true><p>{1}</p><p>{2}</p></div><p>{3}</p><p "
    "style='visibility: hidden'>{4}</p><i aria-hidden=true class=icon-x>arrow_down</i></article>",
    { "harbour was quiet", "crane had been" },
    { "mayor said", "arrow_down" } },
  { "page/streamed",
    NULL,
    "<main><h1>Boats in the fog</h1><template id='B:0'></template></main><div hidden id='S:0'>"
    "<article><p>{1}</p><p>{2}</p><p>{3}</p></article></div>",
    { "harbour was quiet", "crane had been" },
    { NULL } },
  { "page/noscript",
    NULL,
    "<article><h1>Boats in the "
    "fog</h1><noscript><p>{1}</p><p>{2}</p><p>{3}</p><p>{4}</p></noscript>"
    "</article>",
    { "harbour was quiet", "mayor said" },
    { NULL } },
  { "page/hidden-box",
    NULL,
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>{2}</p><p>{3}</p><p>{4}</p><div "
    "hidden><p>{5}</p>"
    "</div><noscript><p>{6}</p></noscript></article>",
    { "mayor said" },
    { "gulls rose", "In the evening" } },
  { "page/formula",
    NULL,
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>The load is <span class=katex><span "
    "class=katex-mathml><math><semantics><mrow><mi>l</mi><mo>=</mo><mi>w</mi></mrow><annotation>l=w"
    "</annotation></semantics></math></span><span class=katex-html "
    "aria-hidden=true>l=w</span><span class=unit>tons</span></span> "
    "where w is water, said the man who had counted the boats.</p><p>{2}</p></article>",
    { "The load is l=wtons where w" },
    { NULL } },
  { "page/hidden-message",
    NULL,
    "<article><h1>Boats in the fog</h1><p>{1}</p><div class='popup hidden'><p>The address of the "
    "story was copied.</p></div><p>{2}</p><p class='hidden md:block'>Seen where there is "
    "room for it.</p><p>{3}</p></article>",
    { "harbour was quiet", "Seen where there is room" },
    { "was copied" } },
  { "boilerplate/poll",
    "boilerplate",
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>{2}</p><div class=x><div><p>Should boats sail "
    "in fog?</p></div><div><label><input name=a type=radio>Yes, always they "
    "should.</label><label><input name=a type=radio>No, never in such a "
    "fog.</label></div></div><p>{3}</p></article>",
    { "harbour was quiet", "crane had been" },
    { "Should boats", "never in such" } },
  { "boilerplate/newsletter",
    "boilerplate",
    "<article><h1>Boats in the fog</h1><p>{1}</p><div class=x><section><h3>Letters from the pier, "
    "by "
    "Joan Bell</h3><p>What the town talks about, every week in your box.</p><form><input "
    "type=email><button>Go</button></form><p>With that I agree to the terms.</p></section></div>"
    "<p>{2}</p><p>{3}</p></article>",
    { "harbour was quiet", "masts without a glass", "crane had been" },
    { "Joan Bell", "the town talks", "I agree" } },
  { "middle/long-notice",
    "middle",
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>Um eingebettete Inhalte anzuzeigen, braucht es "
    "deine Einwilligung, weil die Anbieter sie verlangen, und das ist so, seit es sie gibt. Du "
    "kannst sie jederzeit widerrufen, ganz unten auf der Seite. Damit werden Daten in andere "
    "Staaten geschickt, und wir wissen nicht, was dort mit ihnen geschieht, wer sie liest und wie "
    "lange sie jemand aufhebt. Wir wollten nur, dass du es weisst, ehe du etwas ansiehst, was von "
    "dort kommt, und mit deiner Zustimmung geht es weiter wie bisher, nur eben mit Bildern. Ohne "
    "sie bleibt an dieser Stelle nur dieser Kasten, und alles andere kannst du weiter lesen, ohne "
    "dass jemand etwas davon erfahren wird.</p><p>{2}</p><p>{3}</p></article>",
    { "harbour was quiet", "masts without a glass" },
    { "eingebettete" } },
  { "middle/labelled-paragraph",
    "middle",
    "<article><h1>Boats in the fog</h1><p>{1}</p><p><strong>FUNDA LAPHA |</strong> <a "
    "href=/a>Izikebhe "
    "zibuyela ekhaya</a></p><p>{2}</p><p>{3}</p></article>",
    { "harbour was quiet", "masts without a glass" },
    { "Izikebhe" } },
  { "middle/skip-link",
    "middle",
    "<article><h1>Boats in the fog</h1><p>{1}</p><div><a id=before href='#after'>What stands in "
    "another place follows. Go past it.</a><div><iframe src=https://other.example/e></iframe></div>"
    "<a id=after href='#before'>Go back to what stands in another place.</a></div><p>{2}</p><p>{3}"
    "</p></article>",
    { "harbour was quiet", "masts without a glass" },
    { "Go past it" } },
  { "head/reading-time",
    "head",
    "<article><h1>Boats in the fog</h1><div>Aktualisiert am 07.01.2026 - 18:50 Uhr<span> "
    "Lesedauer: 4 "
    "Min.</span></div><p>{1}</p><p>{2}</p><p>{3}</p></article>",
    { "harbour was quiet", "masts without a glass" },
    { "Lesedauer" } },
  { "middle/labelled-links",
    "middle",
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>{2}</p><ul><li><strong>Fog on the "
    "sea:</strong> "
    "<a href=/a>How sailors find their way home</a></li><li><strong>Cranes:</strong> <a "
    "href=/b>Why the tallest of them stand still</a></li><li><strong>Lamps and more:</strong> <a "
    "href=/c>Who lights them every evening</a></li></ul><p>{3}</p></article>",
    { "harbour was quiet", "crane had been" },
    { "sailors find", "every evening" } },
  { "state/next",
    "body",
    "<div id=app></div><script id=__NEXT_DATA__ type='application/json'>{\"props\":{\"story\":{"
    "\"title\":\"Boats\",\"body\":\"<p>{1}</p><p>{2}</p><p>{3}</p>\"},\"more\":[{\"title\":"
    "\"Cranes\",\"url\":\"/c\",\"text\":\"{5}\"},{\"title\":\"Lamps\",\"url\":\"/l\",\"text\":"
    "\"{6}\"}]}}</script><h1>Boats in the fog</h1><p>Loading the story of the boats that came.</p>",
    { "harbour was quiet", "crane had been" },
    { "gulls rose" } },
  { "state/paragraphs",
    "body",
    "<script>window.__STATE__ = "
    "{\"story\":{\"blocks\":[{\"type\":\"p\",\"text\":\"{1}\"},{\"type\":"
    "\"p\",\"text\":\"{2}\"},{\"type\":\"p\",\"text\":\"{3}\"},{\"type\":\"p\",\"text\":\"{4}\"}]}}"
    ";</script><h1>Boats in the "
    "fog</h1><p>Loading the story of the boats that came.</p>",
    { "harbour was quiet", "crane had been" },
    { NULL } },
  { "state/flight",
    "body",
    "<script>self.__next_f.push([1,\"1:T1f4,<p>{1}</p><p>{2}</p><p>{3}</p><p>{4}</p><p>{5}</"
    "p>{6}{6}\"])"
    "</script><h1>Boats in the fog</h1><p>Loading the story of the boats that came.</p>",
    { "harbour was quiet", "crane had been" },
    { NULL } },
  { "bound/bodies-in-rows",
    NULL,
    "<h1>Boats in the fog</h1><div class=row><div><div itemprop=articleBody><p>{1}</p></div></div>"
    "</div><div class=ad>Nets for sale</div><div class=row><div><div "
    "itemprop=articleBody><p>{2}</p>"
    "</div></div></div><div class=row><div><div itemprop=articleBody><p>{3}</p></div></div></div>",
    { "harbour was quiet", "fog had lifted", "crane had been" },
    { NULL } },
  { "head/short-sentence",
    NULL,
    "<article><h1>Boats in the fog</h1><p>Fog.</p><p>{1}</p><p>{2}</p></article>",
    { "Fog.\n" },
    { NULL } },
  { "head/motto-with-source",
    NULL,
    "<article><h1>Boats in the fog</h1><blockquote>Fog is the sea on its way to church.<cite>An "
    "old "
    "saying</cite></blockquote><p>{1}</p><p>{2}</p></article>",
    { "on its way to church" },
    { NULL } },
  { "middle/cookies",
    "middle",
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>{2}</p><div><p>Per vedere questo contenuto "
    "devi "
    "accettare i cookie di terze parti.</p></div><p>{3}</p><div><p>Om deze inhoud te tonen moet je "
    "cookies accepteren.</p></div><p>{4}</p></article>",
    { "fog had lifted", "crane had been", "mayor said" },
    { "Per vedere", "Om deze" } },
  { "middle/goes-on-below",
    "middle",
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>Article continues below this "
    "advert</p><p>{2}</p>"
    "<p>Continua depois da publicidade</p><p>{3}</p><p>Story continues below, the mayor said, and "
    "went.</p><p>{4}</p></article>",
    { "fog had lifted", "crane had been", "and went." },
    { "this advert", "publicidade" } },
  { "middle/heading-of-film",
    NULL,
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>{2}</p><div><h4>Watch: the gulls go</h4></div>"
    "<p>{3}</p><h4>Watch: what to look for</h4><p>{4}</p></article>",
    { "crane had been", "what to look for" },
    { "the gulls go" } },
  { "middle/advertisement",
    "middle",
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>REKLAM</p><p>{2}</p><p>Реклама:</p><p>{3}</p>"
    "<p>[Werbung]</p><p>{4}</p><p>– 광고 –</p><p>{5}</p></article>",
    { "crane had been", "gulls rose" },
    { "REKLAM", "Реклама", "Werbung", "광고" } },
  { "middle/label-above-links",
    "middle",
    "<article><h1>Boats in the fog</h1><div "
    "class=a><p>{1}</p><p>{2}</p></div><section><div><div>Mehr "
    "zum Thema</div><ul><li><div><a href=/x>Die Boote der anderen Bucht</a></div></ul></div>"
    "</section><div class=b><p>{3}</p><p>{4}</p><p>{5}</p></div></article>",
    { "fog had lifted", "crane had been" },
    { "Mehr zum Thema" } },
  { "middle/offer",
    "middle",
    "<article><h1>Boats in the fog</h1><p>{1}</p><p><em>Special offer for our readers: <a "
    "href=/o>get the Harbour Post</a> for just $5. This includes unlimited access to all pages. "
    "Subscriptions help fund the work we do.</em></p><p>{2}</p><p>A subscription to the ferry is "
    "on offer, the mayor said, and it opens access to the pier.</p><p>{3}</p></article>",
    { "fog had lifted", "opens access to the pier" },
    { "Special offer" } },
  { "middle/from-agency",
    "middle",
    "<article><h1>Boats in the fog</h1><p>Die Hafenpost hat diese Meldung redaktionell nicht "
    "bearbeitet. Sie wurde automatisch von der Agentur für Nebel (afn) "
    "übernommen.</p><p>{1}</p><p>{2}</p>"
    "<p>This story has not been edited by the staff of the Post and is published from an agency's "
    "feed.</p><p>{3}</p></article>",
    { "first boats came", "crane had been" },
    { "Hafenpost", "the staff of the Post" } },
  { "boilerplate/timed-subhead",
    NULL,
    "<article><h1>Boats in the fog</h1><h3 class=time>Friday, 18 July 2025</h3><p>{1}</p><h3 "
    "class=time>11.04: No boat comes into the harbour</h3><p>{2}</p><p>{3}</p><p>{4}</p></article>",
    { "11.04: No boat comes" },
    { "18 July" } },
  { "page/formula-preview",
    NULL,
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>{2}</p><p>The bow of a boat is <span "
    "class=MathJax_Preview>x+y</span><script type='math/tex'>x+y</script>, say those who build "
    "them.</p><p>{3}</p></article>",
    { "x+y, say" },
    { "x+yx+y" } },
  { "middle/membership",
    "middle",
    "<article><h1>Boats in the fog</h1><p>{1}</p><p>{2}</p><div><p><b>Become a member of The Quay "
    "and help us report.</b></p></div><p>{3}</p><p>They oppose the idea of the town becoming a "
    "member of the league.</p><p><i>Cela vous plaît ? <a href=/j>Devenez membre</a> et soutenez "
    "notre "
    "journal.</i></p><p>{4}</p></article>",
    { "the idea of the town" },
    { "Become a member", "Devenez" } },
  { "head/agency-lines",
    "head",
    "<article><h1>Boats in the fog</h1><p>Quelle: dpa</p><p>With inputs from "
    "PTI</p><p>{1}</p><p>{2}"
    "</p><p>{3}</p></article>",
    { "harbour was quiet" },
    { "dpa", "PTI" } },
  { "tail/citation",
    "tail",
    "<article><h1>Boats in the "
    "fog</h1><p>{1}</p><p>{2}</p><p>{3}</p><div><div>Zitiervorschlag</div>"
    "<p>Boats in the fog. In: Harbour Papers, 3 March 2021, page 5 (seen on 4 March "
    "2021).</p></div>"
    "</article>",
    { "crane had been" },
    { "Harbour Papers", "Zitiervorschlag" } },
  { "page/hover-card",
    NULL,
    "<article><h1>Boats in the fog</h1><p>The mayor, <a href=/m>Al Finn</a><span class=c><span>"
    "<img src=a.jpg><a href=/m>Al Finn</a><a href=/1>The mayor buys a crane</a><a href=/2>The "
    "mayor "
    "sells a crane</a></span></span>, was not there when they came in, and he did not ask.</p>"
    "<p>{1}</p></article>",
    { "Al Finn, was not there" },
    { "buys a crane" } },
};

static void
assert_case (const Case *one, const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (one->has) && one->has[i] != NULL; i++)
    {
      if (strstr (text, one->has[i]) == NULL)
        g_error ("“%s” is missing in: %s", one->has[i], text);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (one->has_not) && one->has_not[i] != NULL; i++)
    {
      if (strstr (text, one->has_not[i]) != NULL)
        g_error ("“%s” is left in: %s", one->has_not[i], text);
    }
}

/* Whether anything is otherwise without the step. */
static gboolean
differs (const Case *one, const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (one->has) && one->has[i] != NULL; i++)
    {
      if (strstr (text, one->has[i]) == NULL)
        return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (one->has_not) && one->has_not[i] != NULL; i++)
    {
      if (strstr (text, one->has_not[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *text = text_of (one->markup, NULL, NULL);
  g_autofree char *without = NULL;

  assert_case (one, text);
  if (one->step == NULL)
    return;
  without = text_of (one->markup, one->step, NULL);
  g_assert_true (differs (one, without));
}

static void
test_explain (void)
{
  g_autofree char *explanation = NULL;
  g_autofree char *text =
    text_of ("<nav>Home Town</nav><article class=story><h1>Boats in the fog</h1><p>{1}</p>"
             "<p>{2}</p><h3>Related stories</h3><p><a href=/x>Cranes</a></p></article>",
             NULL, &explanation);

  g_assert_nonnull (strstr (explanation, "headline: h1 “Boats in the fog”\n"));
  g_assert_nonnull (strstr (explanation, "bound: article.story"));
  g_assert_nonnull (strstr (explanation, "boilerplate: navigation: nav “Home Town”\n"));
  g_assert_nonnull (
    strstr (explanation, "tail: behind a heading that ends the story: p “Cranes”\n"));
  g_assert_nonnull (strstr (explanation, "candidates:\n      "));
}

/* What was decided beside the text is told, too. */
static void
test_explain_head (void)
{
  g_autofree char *explanation = NULL;
  g_autofree char *text = text_of (
    "<nav class=breadcrumb><a href=/>Home</a><h1>Fog and boats</h1></nav><article><h2>Boats in the "
    "fog</h2><p class=byline>By Ann Marsh</p><figure><img src=/a.jpg></figure><p>{1}</p><p>{2}</p>"
    "</article>",
    NULL, &explanation);

  g_assert_nonnull (strstr (explanation, "headline: h2 “Boats in the fog”\n"));
  g_assert_nonnull (
    strstr (explanation, "for search engines, not the headline: “Fog and boats”\n"));
  g_assert_nonnull (strstr (explanation, "author: Ann Marsh (the byline)\n"));
  g_assert_nonnull (strstr (explanation, "lead: https://paper.example/a.jpg (at the headline)\n"));
  g_assert_nonnull (strstr (text, "fog had lifted"));
}

static void
test_words (void)
{
  g_assert_true (_byline_words_are_ending ("you may also like..."));
  g_assert_true (_byline_words_are_ending ("more harbour news"));
  g_assert_true (_byline_words_are_ending ("leia também"));
  g_assert_false (_byline_words_are_ending ("more"));
  g_assert_false (_byline_words_are_ending ("the stories of the harbour"));
  g_assert_true (_byline_words_are_dateline ("by ann marsh"));
  g_assert_false (_byline_words_are_dateline ("by noon they had come."));
  g_assert_false (_byline_words_are_dateline ("by noon they had come.[12]"));
  g_assert_false (_byline_words_are_dateline ("by noon? nobody said: \"by noon!\""));
  g_assert_false (_byline_words_are_dateline ("by noon they had…"));
  g_assert_true (_byline_words_are_dateline ("published 12.10.2019"));
  g_assert_true (_byline_words_are_dateline ("nov. 18, 2019 12:02 pm"));
  g_assert_true (_byline_words_are_dateline ("updated at 1:23 p.m."));
  g_assert_false (_byline_words_are_dateline ("12 boats came in"));
  g_assert_false (
    _byline_words_are_dateline ("in 2019 the crane was new, and it held for a year."));
  g_assert_true (_byline_words_are_label ("1 of 6"));
  g_assert_true (_byline_words_are_label ("photo 3/12"));
  g_assert_false (_byline_words_are_label ("1 of 6 boats"));
  g_assert_true (_byline_words_ask_reader ("follow the post on twitter"));
  g_assert_false (_byline_words_ask_reader ("they follow the boats"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/article/steps/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/article/steps/explain", test_explain);
  g_test_add_func ("/article/steps/explain-head", test_explain_head);
  g_test_add_func ("/article/steps/words", test_words);
  return g_test_run ();
}
