/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib-object.h>
#include <string.h>

#include "byline-extractor.h"

/* Who wrote it and who took the picture, as pages of many systems and languages say it. */

/* What stands in the head, below the headline and behind the text, and what is read: the authors, by
 * semicolons, or the lead as "name of its file|caption|credit". */
typedef struct {
  const char *head;
  const char *front;
  const char *behind;
  const char *expected;
} Case;

static BylineArticle *
article_of (const Case *one)
{
  g_autofree char *html = g_strdup_printf (
    "<!doctype html><html><head><title>Quiet ports learn to wait | The Quay</title>"
    "<meta property=og:site_name content='The Quay'>%s</head><body><article>"
    "<h1>Quiet ports learn to wait</h1>%s<div class=text><p>The port of Hale has forty cranes, and "
    "on Tuesday none of them moved. Nobody minded that, for once, since the fog was in.</p>"
    "<p>Waiting, said its master, is cheaper than it looks to those who do not, and he has held "
    "the "
    "post for eleven years.</p><p>By evening one could not tell the cranes from the masts, and the "
    "gulls had gone to sleep.</p></div>%s</article></body></html>",
    one->head != NULL ? one->head : "", one->front != NULL ? one->front : "",
    one->behind != NULL ? one->behind : "");
  g_autoptr (GError) error = NULL;
  BylineArticle *article =
    byline_article_extract (html, strlen (html), "https://quay.example/world/ports", NULL, &error);

  g_assert_no_error (error);
  return article;
}

static char *
authors_of (const BylineArticle *article)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < article->authors->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "; " : "",
                            ((BylineAuthor *) g_ptr_array_index (article->authors, i))->name);
  return g_string_free (out, FALSE);
}

static char *
lead_of (const BylineArticle *article)
{
  const BylinePicture *lead = article->lead;
  const char *name = lead != NULL ? strrchr (lead->url, '/') : NULL;

  if (lead == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%s|%s|%s", name != NULL ? name + 1 : lead->url,
                          lead->caption != NULL ? lead->caption : "",
                          lead->credit != NULL ? lead->credit : "");
}

static void
check (const Case *cases, gsize n, char *(*read) (const BylineArticle *article))
{
  guint n_wrong = 0;

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (BylineArticle) article = article_of (&cases[i]);
      g_autofree char *found = read (article);

      if (g_str_equal (found, cases[i].expected))
        continue;
      g_test_message ("case %u: “%s”, not “%s”\n%s", (guint) i, found, cases[i].expected,
                      cases[i].front != NULL ? cases[i].front : cases[i].head);
      n_wrong++;
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

#define CHECK(cases, read) check (cases, G_N_ELEMENTS (cases), read)
#define LD(author)                                                                                 \
  "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Quiet ports "      \
  "learn "                                                                                         \
  "to wait\",\"author\":" author "}</script>"
#define PERSON(name) "{\"@type\":\"Person\",\"name\":\"" name "\"}"
#define BODY(name) "{\"@type\":\"Organization\",\"name\":\"" name "\"}"

static void
test_labels (void)
{
  static const Case cases[] = {
    { NULL, "<p>By Ann Marsh</p>", NULL, "Ann Marsh" },
    { NULL, "<p>BY ANN MARSH AND BO MOSS</p>", NULL, "ANN MARSH; BO MOSS" },
    { NULL, "<div class=byline>By <a href=/a>Ann Marsh</a> and <a href=/b>Bo Moss</a></div>", NULL,
      "Ann Marsh; Bo Moss" },
    { NULL,
      "<div class=byline><span>Von</span> <a href=/a>Anne Mohr</a>, <a href=/b>Jan Moos</a> und "
      "<a href=/c>Ida Berg</a></div>",
      NULL, "Anne Mohr; Jan Moos; Ida Berg" },
    { NULL, "<div class=author>Von DPA</div>", NULL, "DPA" },
    { NULL, "<div class=author>Interview: Anne Mohr</div>", NULL, "Anne Mohr" },
    { NULL, "<div class=author>Ein Gastbeitrag von Anne Mohr</div>", NULL, "Anne Mohr" },
    { NULL, "<div class=author>Artikel von: Anne Mohr</div>", NULL, "Anne Mohr" },
    { NULL, "<p class=auteur>Par Anne Marais</p>", NULL, "Anne Marais" },
    { NULL, "<p class=author>Auteur : Anne Marais</p>", NULL, "Anne Marais" },
    { NULL, "<p class=author>Propos recueillis par Anne Marais</p>", NULL, "Anne Marais" },
    { NULL, "<p class=author>Publié par Anne Marais le 3 mars 2026 à 12h30</p>", NULL,
      "Anne Marais" },
    { NULL, "<p class=author>Por Ana Márquez</p>", NULL, "Ana Márquez" },
    { NULL, "<p class=author>Escrito por Ana Márquez y Juan Gil</p>", NULL,
      "Ana Márquez; Juan Gil" },
    { NULL, "<p class=autor>Por: Ana Marques | Redação</p>", NULL, "Ana Marques" },
    { NULL, "<p class=author>di Anna Marini</p>", NULL, "Anna Marini" },
    { NULL, "<p class=author>A cura di Anna Marini</p>", NULL, "Anna Marini" },
    { NULL, "<p class=author>Door Anna van den Berg</p>", NULL, "Anna van den Berg" },
    { NULL, "<p class=author>Tekst: Anna Berg</p>", NULL, "Anna Berg" },
    { NULL, "<p class=author>Av Anna Berg</p>", NULL, "Anna Berg" },
    { NULL, "<p class=author>Af Anna Berg</p>", NULL, "Anna Berg" },
    { NULL, "<p class=author>Skrevet av Anna Berg og Jan Moe</p>", NULL, "Anna Berg; Jan Moe" },
    { NULL, "<p class=author>Teksti: Anna Mäki</p>", NULL, "Anna Mäki" },
    { NULL, "<p class=author>Autor: Anna Nowak</p>", NULL, "Anna Nowak" },
    { NULL, "<p class=author>Autorka: Anna Nováková</p>", NULL, "Anna Nováková" },
    { NULL, "<p class=author>Szerző: Kovács Anna</p>", NULL, "Kovács Anna" },
    { NULL, "<p class=author>Автор: Анна Петрова</p>", NULL, "Анна Петрова" },
    { NULL, "<p class=author>Текст: Анна Петрова, фото: Иван Иванов</p>", NULL, "Анна Петрова" },
    { NULL, "<p class=author>Yazan: Ayşe Demir</p>", NULL, "Ayşe Demir" },
    { NULL, "<p class=author>Συντάκτης: Άννα Παππά</p>", NULL, "Άννα Παππά" },
    { NULL, "<p class=author>Oleh Ani Wijaya</p>", NULL, "Ani Wijaya" },
    { NULL, "<p class=author>文／山田太郎</p>", NULL, "山田太郎" },
    { NULL, "<p class=author>作者：张三</p>", NULL, "张三" },
    { NULL, "<p class=author>김하나 기자</p>", NULL, "김하나" },
    { NULL, "<p class=byline>박세나 기자 sena@quay.example</p>", NULL, "박세나" },
    { NULL, NULL, "<p>박세나 기자 sena@quay.example</p>", "박세나" },
    { NULL, NULL, "<p>霧は夕方まで晴れず、港は静かだったという。【山田太郎、佐藤花】</p>",
      "山田太郎; 佐藤花" },
    { NULL, NULL, "<p>霧は夕方まで晴れず、港は静かだったという。【共同通信】</p>", "" },
    { NULL, NULL, "<p>霧は夕方まで晴れず、港は静かだったという。</p><p>【関連記事】</p>", "" },
    { NULL, "<p class=author>2026年3月3日 10時00分 山田太郎</p>", NULL, "山田太郎" },
    { NULL, "<p class=author>03.03.2026, 10:00 | Ann Marsh</p>", NULL, "Ann Marsh" },
    { NULL, "<p class=author>2026年3月3日 10時00分</p>", NULL, "" },
    { NULL, "<p class=chosha>著者：山田太郎</p>", NULL, "山田太郎" },
    { NULL, "<p class=author>山田太郎（社会部記者）</p>", NULL, "山田太郎" },
    { NULL, "<p class=author><span>記者</span><a href=/r>林小美</a>／台北報導</p>", NULL,
      "林小美" },
    { NULL, "<p>記者林小美／台北報導</p>", NULL, "林小美" },
    { NULL, "<p class=author>كتبت: ليلى حداد</p>", NULL, "ليلى حداد" },
    { NULL, "<p>Opracowanie: Anna Nowak</p>", NULL, "Anna Nowak" },
    { NULL, "<p>Text: Anne Mohr, Fotos: Jan Moos</p>", NULL, "Anne Mohr" },
    /* What papers of more countries call who wrote a story. */
    { NULL, "<div class=szerzo>Kovács Anna</div>", NULL, "Kovács Anna" },
    { NULL, "<div class=muhabir>Ayşe Demir / Hale</div>", NULL, "Ayşe Demir" },
    { NULL, "<div class=reporter>Ann Marsh</div>", NULL, "Ann Marsh" },
    { NULL, "<div class=firma>di Anna Marini</div>", NULL, "Anna Marini" },
    /* Nothing is called so, but the link leads to somebody's page. */
    { NULL, "<div class=a_md><a href=/autor/ana>Ana Márquez</a></div>", NULL, "Ana Márquez" },
    { NULL, "<div class=a_md><a href=/topics/ports>Open Ports</a></div>", NULL, "" },
    /* "credit" is said of stories, too. */
    { NULL, "<div class=credit><span>Ann Marsh</span><time>3 March 2026</time></div>", NULL,
      "Ann Marsh" },
    { NULL, "<div class=credit>Photo: Ann Marsh</div>", NULL, "" },
  };

  CHECK (cases, authors_of);
}

static void
test_people (void)
{
  static const Case cases[] = {
    /* Bodies never hide people. */
    { LD (BODY ("The Quay")), "<div class=byline>By Ann Marsh</div>", NULL, "Ann Marsh" },
    { LD ("[" BODY ("Reuters") "," PERSON ("Ann Marsh") "]"), NULL, NULL, "Ann Marsh" },
    { LD (PERSON ("The Quay")), "<p>By Ann Marsh</p>", NULL, "Ann Marsh" },
    { "<meta name=author content='Quay Newsroom'>", "<a rel=author href=/ann>Ann Marsh</a>", NULL,
      "Ann Marsh" },
    { "<meta name=author content='redaktion@quay.example'>", "<p>By Ann Marsh</p>", NULL,
      "Ann Marsh" },
    { "<meta name=author content='https://facebook.example/quay'>", "<p>By Ann Marsh</p>", NULL,
      "Ann Marsh" },
    { LD (BODY ("The Quay")), NULL, NULL, "The Quay" },
    /* Roles, dates, places, addresses. */
    { NULL, "<p>Von <a href=/a>Anne Mohr</a>, Hale</p>", NULL, "Anne Mohr" },
    { NULL, "<div class=autor>Por <a rel=author href=/a>Ana Marques</a> — Hale</div>", NULL,
      "Ana Marques" },
    { NULL, "<div class=author><a href=/a>Оксана Гай</a> — Вівторок, 3 березня</div>", NULL,
      "Оксана Гай" },
    { NULL,
      "<div class=byline><a rel=author href=/a>Ann Marsh</a>, <span>Bo Moss</span> (foto)</div>",
      NULL, "Ann Marsh" },
    { NULL,
      "<div class=byline>Penulis <a href=/a>Ani Wijaya</a> | Editor <a href=/b>Budi "
      "Santoso</a></div>",
      NULL, "Ani Wijaya" },
    { NULL, "<div class=byline>By Ann Marsh, Staff Writer</div>", NULL, "Ann Marsh" },
    { NULL,
      "<div class=byline><span class=name>Ann Marsh</span><span class=title>Senior "
      "Correspondent</span></div>",
      NULL, "Ann Marsh" },
    { NULL, "<div class=byline>By Ann Marsh in Hale and Bo Moss in Stade</div>", NULL,
      "Ann Marsh; Bo Moss" },
    { NULL, "<div class=byline>By Ann Marsh | Published 3 March 2026 | 5 min read</div>", NULL,
      "Ann Marsh" },
    { NULL, "<div class=byline>Posted on March 3, 2026 by Ann Marsh</div>", NULL, "Ann Marsh" },
    { NULL, "<div class=byline>Veröffentlicht am 3. März 2026 von Anne Mohr</div>", NULL,
      "Anne Mohr" },
    { NULL, "<div class=byline>Ann Marsh <a href='mailto:a@q.example'>a@q.example</a></div>", NULL,
      "Ann Marsh" },
    { NULL, "<div class=byline>Ann Marsh <a href=/x>Follow @annmarsh</a></div>", NULL,
      "Ann Marsh" },
    { NULL, "<div class=byline>Dr. Anne Mohr und Prof. Jan Moos</div>", NULL,
      "Dr. Anne Mohr; Prof. Jan Moos" },
    { NULL, "<div class=byline>By Ann Marsh, Associated Press</div>", NULL, "Ann Marsh" },
    { NULL, "<div class=byline>Ann Marsh (text) and Bo Moss (photos)</div>", NULL, "Ann Marsh" },
    { NULL, "<div class=byline>Words by Ann Marsh; photographs by Bo Moss</div>", NULL,
      "Ann Marsh" },
    { NULL, "<div class=byline>By Ann Marsh for The Quay</div>", NULL, "Ann Marsh" },
    { NULL, "<div class=byline>By Ann Marsh with Bo Moss</div>", NULL, "Ann Marsh; Bo Moss" },
    { NULL, "<div class=byline>Ann Marsh/Bo Moss</div>", NULL, "Ann Marsh; Bo Moss" },
    { NULL, "<div class=byline>Ann Marsh • Bo Moss</div>", NULL, "Ann Marsh; Bo Moss" },
    { NULL, "<div class=byline>By Martin Luther King Jr.</div>", NULL, "Martin Luther King Jr." },
    { NULL, "<div class=byline>By Jean-Luc O’Neill-Dupont</div>", NULL, "Jean-Luc O’Neill-Dupont" },
    { NULL, "<div class=byline>By Ludwig van der Berg</div>", NULL, "Ludwig van der Berg" },
    /* Letters of which a byte is one of a quotation mark's, too. */
    { NULL, "<div class=byline>Ægir Þórsson</div>", NULL, "Ægir Þórsson" },
    { NULL, "<div class=byline>Jørgen Kjær</div>", NULL, "Jørgen Kjær" },
    { NULL, "<div class=byline>Özgür Ülker</div>", NULL, "Özgür Ülker" },
    { NULL, "<div class=byline>Łukasz Świątek</div>", NULL, "Łukasz Świątek" },
    { NULL, "<div class=byline>By – Ann Marsh</div>", NULL, "Ann Marsh" },
    /* Elements part names that stand glued. */
    { NULL, "<div class=authors><a href=/a>Ann Marsh</a><a href=/b>Bo Moss</a></div>", NULL,
      "Ann Marsh; Bo Moss" },
    { NULL, "<div class=authors><span>Ann Marsh</span><span>Bo Moss</span></div>", NULL,
      "Ann Marsh; Bo Moss" },
    { NULL,
      "<ul class=authors><li><a href=/a>Ann Marsh</a></li><li><a href=/b>Bo Moss</a></li></ul>",
      NULL, "Ann Marsh; Bo Moss" },
    { NULL,
      "<div class=author itemprop=author itemscope><span itemprop=name>Ann Marsh</span></div>",
      NULL, "Ann Marsh" },
    { NULL, "<div itemprop=author itemscope><meta itemprop=name content='Ann Marsh'></div>", NULL,
      "Ann Marsh" },
    { NULL, "<address>By <b>Ann Marsh</b></address>", NULL, "Ann Marsh" },
    /* A name that the data write small stands on the page as it is. */
    { LD (PERSON ("ann marsh")), "<div class=byline><a href=/ann>Ann Marsh</a></div>", NULL,
      "Ann Marsh" },
    { LD (PERSON ("ann marsh")), NULL, NULL, "Ann Marsh" },
    /* Others' bylines are nobody's. */
    { LD (PERSON ("Ann Marsh")), NULL,
      "<aside class=related><h3><a href=/o>Gulls</a></h3><p class=byline>By Bo Moss</p></aside>",
      "Ann Marsh" },
    { NULL,
      "<figure><img src=/1.jpg width=900><figcaption>A crane. <span class=author>Bo "
      "Moss</span></figcaption></figure><p>By Ann Marsh</p>",
      NULL, "Ann Marsh" },
  };

  CHECK (cases, authors_of);
}

static void
test_leads (void)
{
  static const Case cases[] = {
    /* What leads to another story or to an offer is no lead, nor is what stands in the page's head. */
    { NULL,
      "<figure><a href=/letters><div><picture><img src=/1.jpg></picture></div><h4>Our letter from "
      "the harbour</h4></a></figure>",
      NULL, "" },
    { NULL,
      "<figure><a href=/pictures/1><img src=/1.jpg><span class=caption>A crane in the "
      "fog.</span></a></figure>",
      NULL, "1.jpg|A crane in the fog.|" },
    { NULL,
      "</article><header><ul><li><figure><a href=/t><img src=/1.jpg></a></figure></ul></header>"
      "<article>",
      NULL, "" },
    /* The picture of an offer between paragraphs, whose headline is set as the picture's words. */
    { NULL, NULL,
      "<figure><a href=/letters><img src=/1.jpg><figcaption><h3>Our letter from the harbour</h3>"
      "<p>Each Thursday, free of charge.</p></figcaption></a></figure><p>That was all that anybody "
      "could say about it on Tuesday, and nobody asked again.</p>",
      "" },
    /* Portraits are no lead. */
    { NULL,
      "<div class=author><img src=/ann.jpg width=600 height=600 alt='Ann Marsh'><a rel=author "
      "href=/a>Ann Marsh</a></div><figure><img src=/1.jpg><figcaption>A "
      "crane.</figcaption></figure>",
      NULL, "1.jpg|A crane.|" },
    { NULL,
      "<div class=byline><a href=/a><img class='rounded-full' src=/u/ann.jpg></a><a rel=author "
      "href=/a>Ann Marsh</a></div>",
      NULL, "" },
  };

  CHECK (cases, lead_of);
}

static void
test_picture_forms (void)
{
  static const Case cases[] = {
    { NULL, "<figure><img src=/1.jpg><figcaption>A crane. Photo: Jo Berg</figcaption></figure>",
      NULL, "1.jpg|A crane.|Photo: Jo Berg" },
    { NULL, "<figure><img src=/1.jpg></figure><figcaption>A crane. Photo: Jo Berg</figcaption>",
      NULL, "1.jpg|A crane.|Photo: Jo Berg" },
    { NULL,
      "<figure><button><img src=/1.jpg></button><figcaption>A crane.<span class=credit>Jo "
      "Berg</span></figcaption></figure>",
      NULL, "1.jpg|A crane.|Jo Berg" },
    { NULL,
      "<figure><button><img src=/1.jpg><figcaption>A crane.<cite>Jo Berg</cite></figcaption>"
      "</button></figure>",
      NULL, "1.jpg|A crane.|Jo Berg" },
    { NULL,
      "<div class=lead-image data-img-hd=/1.jpg data-img-sd=/0.jpg></div><small "
      "class=media-caption>A crane.</small><small class=media-photo-credit>Photo: Jo Berg</small>",
      NULL, "1.jpg|A crane.|Photo: Jo Berg" },
    { NULL,
      "<p class=shortcode-media><img data-runner-src=/1.jpg src='data:image/gif;base64,R0='>"
      "<small>A crane.</small><small>Photo: Jo Berg</small></p>",
      NULL, "1.jpg|A crane.|Photo: Jo Berg" },
    { NULL,
      "<div class=image role=img aria-label='A crane' style=\"background-image: "
      "url('/1.jpg')\"></div><p class=caption>A crane.</p>",
      NULL, "1.jpg|A crane.|" },
    { NULL,
      "<figure><picture><source srcset='/1.jpg 1400w'><img></picture><figcaption>A "
      "crane.</figcaption></figure>",
      NULL, "1.jpg|A crane.|" },
    { NULL,
      "<figure itemscope itemtype='http://schema.org/ImageObject'><img src=/1.jpg><span "
      "itemprop=caption>A crane.</span><span itemprop=copyrightHolder>Jo Berg</span></figure>",
      NULL, "1.jpg|A crane.|Jo Berg" },
    { NULL,
      "<figure><img src=/1.jpg><figcaption><span itemprop=description>A crane.</span><span "
      "itemprop=creditText>Jo Berg</span></figcaption></figure>",
      NULL, "1.jpg|A crane.|Jo Berg" },
    { NULL,
      "<figure><img src=/1.jpg><figcaption class=caption-and-credit><span "
      "class=caption__text>A crane.</span> <span class=caption__credit>Jo Berg</span></figcaption>"
      "</figure>",
      NULL, "1.jpg|A crane.|Jo Berg" },
    { NULL,
      "<figure><img src=/1.jpg><figcaption><span>A crane.</span><span>Jo Berg/Getty "
      "Images</span></figcaption></figure>",
      NULL, "1.jpg|A crane.|Jo Berg/Getty Images" },
    { NULL, "<figure><img src=/1.jpg><figcaption>A crane.<br>Jo Berg / AFP</figcaption></figure>",
      NULL, "1.jpg|A crane.|Jo Berg / AFP" },
    { NULL,
      "<div class=photo><img src=/1.jpg></div><div class=photo-caption>A crane.</div><div "
      "class=photo-credit>Jo Berg</div>",
      NULL, "1.jpg|A crane.|Jo Berg" },
    { NULL,
      "<figure><img src=/1.jpg alt='A crane'><figcaption><p>A crane.</p><p>© Jo "
      "Berg</p></figcaption></figure>",
      NULL, "1.jpg|A crane.|© Jo Berg" },
    { NULL,
      "<figure><img src=/1.jpg></figure><div class=d><span>A crane at the old "
      "pier.</span><small>dpa</small></div>",
      NULL, "1.jpg||" },
    { NULL,
      "<div class=p><img src=/1.jpg width=900 alt='A crane at the old pier.'></div><div "
      "class=d><span>A crane at the old pier.</span><small>dpa</small></div>",
      NULL, "1.jpg|A crane at the old pier.|dpa" },
    { NULL, "<figure><img src=/1.jpg data-caption='A crane.' data-credit='Jo Berg'></figure>", NULL,
      "1.jpg|A crane.|Jo Berg" },
  };

  CHECK (cases, lead_of);
}

static void
test_picture_words (void)
{
  static const Case cases[] = {
    /* What only data say, where a caption is shown. */
    { NULL,
      "<figure data-credit='Jo Berg/dpa'><img src=/1.jpg><figcaption>A "
      "crane.</figcaption></figure>",
      NULL, "1.jpg|A crane.|Jo Berg/dpa" },
    { NULL, "<figure><img src=/1.jpg data-credit=true><figcaption>A crane.</figcaption></figure>",
      NULL, "1.jpg|A crane.|" },
    { NULL,
      "<figure><img src=/1.jpg title='© Jo Berg/dpa'><figcaption>A crane.</figcaption></figure>",
      NULL, "1.jpg|A crane.|© Jo Berg/dpa" },
    { "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"image\":{\"@type\":"
      "\"ImageObject\",\"url\":\"https://quay.example/1.jpg\",\"creditText\":\"Jo "
      "Berg\"}}</script>",
      "<figure><img src=/1.jpg><figcaption>A crane.</figcaption></figure>", NULL,
      "1.jpg|A crane.|Jo Berg" },
    /* The last element of a line. */
    { NULL,
      "<figure><img src=/1.jpg><figcaption>Cranes at rest <em>Jo "
      "Berg/Reuters</em></figcaption></figure>",
      NULL, "1.jpg|Cranes at rest|Jo Berg/Reuters" },
    /* A credit alone is no caption; a caption alone no credit. */
    { NULL, "<figure><img src=/1.jpg><figcaption>Photo: Jo Berg</figcaption></figure>", NULL,
      "1.jpg||Photo: Jo Berg" },
    { NULL, "<figure><img src=/1.jpg><figcaption>Getty Images</figcaption></figure>", NULL,
      "1.jpg||Getty Images" },
    { NULL, "<figure><img src=/1.jpg><figcaption>The crane of Hale</figcaption></figure>", NULL,
      "1.jpg|The crane of Hale|" },
    /* Said twice. */
    { NULL,
      "<figure><img src=/1.jpg><figcaption><span>© Jo Berg</span> A crane in the fog "
      "<small class=copyright>© Jo Berg</small></figcaption></figure>",
      NULL, "1.jpg|A crane in the fog|© Jo Berg" },
    { NULL,
      "<figure><img src=/1.jpg><figcaption><span class=caption>A crane. Foto: Jo Berg/dpa +++ "
      "dpa-Bildfunk +++</span><span class=credit>Bild: Jo Berg/dpa</span></figcaption></figure>",
      NULL, "1.jpg|A crane.|Bild: Jo Berg/dpa" },
    { NULL,
      "<figure><img src=/1.jpg><figcaption><span class=caption>Etlaq’s new crane "
      "hall</span><span class=credit>Etlaq</span></figcaption></figure>",
      NULL, "1.jpg|Etlaq’s new crane hall|Etlaq" },
  };

  CHECK (cases, lead_of);
}

#define CAPTION(words) "<figure><img src=/1.jpg><figcaption>" words "</figcaption></figure>"

static void
test_credits (void)
{
  static const Case cases[] = {
    { NULL, CAPTION ("A crane at dawn. (AP Photo/Jo Berg)"), NULL,
      "1.jpg|A crane at dawn.|AP Photo/Jo Berg" },
    { NULL, CAPTION ("A crane at dawn. Jo Berg via Reuters"), NULL,
      "1.jpg|A crane at dawn.|Jo Berg via Reuters" },
    { NULL, CAPTION ("A crane at dawn. [Jo Berg/Al Jazeera]"), NULL,
      "1.jpg|A crane at dawn.|Jo Berg/Al Jazeera" },
    { NULL, CAPTION ("A crane at dawn. Image credit: Jo Berg"), NULL,
      "1.jpg|A crane at dawn.|Image credit: Jo Berg" },
    { NULL, CAPTION ("A crane at dawn. Courtesy of the port"), NULL,
      "1.jpg|A crane at dawn.|Courtesy of the port" },
    { NULL, CAPTION ("Ein Kran. Quelle: dpa"), NULL, "1.jpg|Ein Kran.|Quelle: dpa" },
    { NULL, CAPTION ("Ein Kran im Nebel Foto: picture alliance/dpa | Jo Berg"), NULL,
      "1.jpg|Ein Kran im Nebel|Foto: picture alliance/dpa | Jo Berg" },
    { NULL, CAPTION ("Ein Kran im Nebel. Bildrechte: Jo Berg"), NULL,
      "1.jpg|Ein Kran im Nebel.|Bildrechte: Jo Berg" },
    { NULL, CAPTION ("Ein Kran im Nebel. © Jo Berg/imago images"), NULL,
      "1.jpg|Ein Kran im Nebel.|© Jo Berg/imago images" },
    { NULL, CAPTION ("Une grue dans le brouillard. Crédit photo : Jo Berg"), NULL,
      "1.jpg|Une grue dans le brouillard.|Crédit photo : Jo Berg" },
    { NULL, CAPTION ("Une grue dans le brouillard. JO BERG / AFP"), NULL,
      "1.jpg|Une grue dans le brouillard.|JO BERG / AFP" },
    { NULL, CAPTION ("Una grúa en la niebla. Foto: EFE/ Jo Berg"), NULL,
      "1.jpg|Una grúa en la niebla.|Foto: EFE/ Jo Berg" },
    { NULL, CAPTION ("Una grúa en el puerto, 21 de mayo de 2026. (Jerusalén)"), NULL,
      "1.jpg|Una grúa en el puerto, 21 de mayo de 2026. (Jerusalén)|" },
    { NULL, CAPTION ("Um guindaste no nevoeiro. Foto: Jo Berg/Agência Brasil"), NULL,
      "1.jpg|Um guindaste no nevoeiro.|Foto: Jo Berg/Agência Brasil" },
    { NULL, CAPTION ("Una gru nella nebbia. (Ansa)"), NULL, "1.jpg|Una gru nella nebbia.|Ansa" },
    { NULL, CAPTION ("Een kraan in de mist. Beeld: ANP"), NULL,
      "1.jpg|Een kraan in de mist.|Beeld: ANP" },
    { NULL, CAPTION ("En kran i tåken. Foto: Jo Berg / NTB"), NULL,
      "1.jpg|En kran i tåken.|Foto: Jo Berg / NTB" },
    { NULL, CAPTION ("En kran i dimman. Bild: Jo Berg/TT"), NULL,
      "1.jpg|En kran i dimman.|Bild: Jo Berg/TT" },
    { NULL, CAPTION ("Nosturi sumussa. Kuva: Jo Berg"), NULL,
      "1.jpg|Nosturi sumussa.|Kuva: Jo Berg" },
    { NULL, CAPTION ("Dźwig we mgle. Fot. Jo Berg / PAP"), NULL,
      "1.jpg|Dźwig we mgle.|Fot. Jo Berg / PAP" },
    { NULL, CAPTION ("Jeřáb v mlze. Foto: Jo Berg, ČTK"), NULL,
      "1.jpg|Jeřáb v mlze.|Foto: Jo Berg, ČTK" },
    { NULL, CAPTION ("Daru a ködben. Fotó: Kovács Jó"), NULL,
      "1.jpg|Daru a ködben.|Fotó: Kovács Jó" },
    { NULL, CAPTION ("Кран в тумане. Фото: Иван Петров / ТАСС"), NULL,
      "1.jpg|Кран в тумане.|Фото: Иван Петров / ТАСС" },
    { NULL, CAPTION ("Кран у тумані. Джерело: Укрінформ"), NULL,
      "1.jpg|Кран у тумані.|Джерело: Укрінформ" },
    { NULL, CAPTION ("Siste vinç. Fotoğraf: AA"), NULL, "1.jpg|Siste vinç.|Fotoğraf: AA" },
    { NULL, CAPTION ("Γερανός στην ομίχλη. Φωτογραφία: Άννα Παππά"), NULL,
      "1.jpg|Γερανός στην ομίχλη.|Φωτογραφία: Άννα Παππά" },
    { NULL, CAPTION ("霧の中のクレーン＝2026年3月、山田太郎撮影"), NULL,
      "1.jpg|霧の中のクレーン＝2026年3月|山田太郎撮影" },
    { NULL, CAPTION ("雾中的起重机。新华社记者 张三 摄"), NULL,
      "1.jpg|雾中的起重机。|新华社记者 张三 摄" },
    { NULL, CAPTION ("안개 속의 크레인. 연합뉴스"), NULL, "1.jpg|안개 속의 크레인.|연합뉴스" },
    { NULL, CAPTION ("Cần cẩu trong sương. Ảnh: Jo Berg"), NULL,
      "1.jpg|Cần cẩu trong sương.|Ảnh: Jo Berg" },
    { NULL, CAPTION ("رافعة في الضباب. المصدر: رويترز"), NULL,
      "1.jpg|رافعة في الضباب.|المصدر: رويترز" },
    { NULL, CAPTION ("写真・図版"), NULL, "1.jpg||" },
    /* No credits. */
    { NULL, CAPTION ("Photos: what the week looked like."), NULL,
      "1.jpg|Photos: what the week looked like.|" },
    { NULL, CAPTION ("The cranes of Hale. They have stood since 1912."), NULL,
      "1.jpg|The cranes of Hale. They have stood since 1912.|" },
    { NULL, CAPTION ("The master, left, with his deputy in Hale on 3 March."), NULL,
      "1.jpg|The master, left, with his deputy in Hale on 3 March.|" },
  };

  CHECK (cases, lead_of);
}

/* The types of the blocks of the text, each a letter, and the lead, which the first picture of a text may
 * become. */
static char *
types_of (const BylineArticle *article)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < article->blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (article->blocks, i);

      g_string_append_c (out, byline_block_type_to_string (block->type)[0]);
    }
  if (article->lead != NULL)
    g_string_append_printf (out, " %s", article->lead->url);
  return g_string_free (out, FALSE);
}

#define LD_AUTHORS                                                                                 \
  "<script "                                                                                       \
  "type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[{\"@type\":\"Person\","       \
  "\"name\":\"Ada Fern\"},{\"@type\":\"Person\",\"name\":\"Bob Marsh\"}]}</script>"
#define LINKED "<a href=/x/cranes-of-hale.html>The cranes of Hale are for sale again</a>"
#define BOX(name)                                                                                  \
  "<div class=" name "><div class=image><picture><img src=/t.jpg></picture></div><div>" LINKED     \
  "</div></div><div class=text><p>The master has not been asked, and says that he would not "      \
  "answer if he were, since he is busy.</p></div>"

static void
test_strangers (void)
{
  static const Case cases[] = {
    /* The names of who wrote it, in bold above the text. */
    { LD_AUTHORS, NULL, "", "ppp" },
    { LD_AUTHORS, "<p><strong>Ada Fern/Bob Marsh</strong></p>", "", "ppp" },
    /* A picture in a teaser whose words were left out; only what the box is called tells it. */
    { NULL, NULL, BOX ("inline-teaser"), "pppp" },
    { NULL, NULL, BOX ("cranes-for-all"), "pppfp" },
  };

  CHECK (cases, types_of);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/people/labels", test_labels);
  g_test_add_func ("/article/people/people", test_people);
  g_test_add_func ("/article/people/leads", test_leads);
  g_test_add_func ("/article/people/picture-forms", test_picture_forms);
  g_test_add_func ("/article/people/picture-words", test_picture_words);
  g_test_add_func ("/article/people/credits", test_credits);
  g_test_add_func ("/article/people/strangers", test_strangers);
  return g_test_run ();
}
