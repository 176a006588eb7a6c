/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib-object.h>
#include <string.h>

#include "article-outline.h"
#include "byline-error.h"
#include "byline-extractor.h"

/* What is wrong to the eye on a page that is read well otherwise: whose pictures are not the story's, which
 * stand twice, what is glued. */

/* What stands in front of the text, between its first two paragraphs and behind it, and lines of the outline
 * that must be there or, behind "!", must not; "~" in front of words says that no line holds them. */
typedef struct {
  const char *front;
  const char *middle;
  const char *behind;
  const char *lines[3];
} Case;

static char *
outline_of (const Case *one)
{
  g_autofree char *html = g_strdup_printf (
    "<!doctype html><html><head><title>Quiet ports learn to wait</title></head><body><article>"
    "<h1>Quiet ports learn to wait</h1>%s<div class=text><p>The port of Hale has forty cranes, and "
    "on Tuesday none of them moved. Nobody minded that, for once, since the fog was in.</p>%s"
    "<p>Waiting, said its master, is cheaper than it looks to those who do not, and he has held "
    "the "
    "post for eleven years.</p><p>By evening one could not tell the cranes from the masts, and the "
    "gulls had gone to sleep.</p>%s</div></article></body></html>",
    one->front != NULL ? one->front : "<figure><img src=/1.jpg width=1200 height=800></figure>",
    one->middle != NULL ? one->middle : "", one->behind != NULL ? one->behind : "");
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle)
    article = byline_article_extract (html, strlen (html), "https://quay.example/world/ports", NULL,
                                      &error);

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

      for (gsize j = 0; j < G_N_ELEMENTS (cases[i].lines) && cases[i].lines[j] != NULL; j++)
        {
          const char *line = cases[i].lines[j];
          gboolean is_right = *line == '!'   ? !has_line (outline, line + 1)
                              : *line == '~' ? strstr (outline, line + 1) == NULL
                                             : has_line (outline, line);

          if (!is_right)
            g_test_message ("case %u: %s\n%s", (guint) i, line, outline);
          g_assert_true (is_right);
        }
    }
}

#define CHECK(cases) check (cases, G_N_ELEMENTS (cases))
#define Q "https://quay.example/"

static void
test_other_stories (void)
{
  static const Case cases[] = {
    /* One link around the picture and the headline of another story. */
    { NULL,
      "<article class=x><a href=/other><div><img src=/2.jpg alt='Gulls'></div><div><span>Nature"
      "</span><h3>The gulls of Hale are back again</h3></div></a></article>",
      NULL,
      { "~2.jpg" } },
    /* Two links that lead to one place. */
    { NULL,
      NULL,
      "<div class=row><div class=k><a href=/other><h2>The gulls of Hale are back</h2></a>"
      "<a href=/other class=i><img src=/2.jpg alt='The gulls of Hale, seen from the "
      "pier'></a></div>"
      "</div>",
      { "~2.jpg" } },
    /* A row of linked figures below the text. */
    { NULL,
      NULL,
      "<div class=slides><figure><a href=/v/1><img src=/2.jpg><figcaption>Gulls fight over a "
      "herring"
      "</figcaption></a></figure><figure><a href=/v/2><img src=/3.jpg><figcaption>Cranes wait for "
      "the"
      " fog</figcaption></a></figure><figure><a href=/v/3><img src=/4.jpg><figcaption>Masts in the "
      "morning</figcaption></a></figure></div>",
      { "~2.jpg", "~3.jpg", "~4.jpg" } },
    /* The headline is a line in the link beside the picture. */
    { NULL,
      "<ul><li><div><div><a href=/other><span>Analysis:</span> <span>The gulls of Hale are "
      "back</span>"
      "</a></div><div><a href=/other><img src=/2.jpg width=180 height=101 "
      "alt='Gulls'></a></div></div>"
      "</li></ul>",
      NULL,
      { "~2.jpg" } },
    /* A link without words lies over picture and headline. */
    { NULL,
      "<aside><div class=t><div><img src=/2.jpg alt='A logo'></div><a href=/other class='absolute "
      "inset-0'></a><header><span>The gulls of Hale</span></header></div></aside>",
      NULL,
      { "~2.jpg" } },
    /* What is sold elsewhere is shown. */
    { NULL,
      "<div><a href='https://shop.example/crane'><img src=/2.jpg alt='A crane'></a><p><a "
      "href='https://shop.example/crane'>Crane of Hale, model 12</a> stands well, and costs "
      "little.</p>"
      "</div>",
      NULL,
      { "figure <" Q "2.jpg> alt “A crane”" } },
    /* A picture that can be seen larger is the story's, and so is one whose page has it larger. */
    { NULL,
      "<a href=/big/2.jpg><img src=/2.jpg alt='A crane'></a>",
      NULL,
      { "figure <" Q "2.jpg> alt “A crane”" } },
    { NULL,
      "<figure><a href=/photos/2><img src=/2.jpg></a><figcaption>A crane at noon.</figcaption>"
      "</figure>",
      NULL,
      { "figure <" Q "2.jpg> caption “A crane at noon.”" } },
    { NULL,
      "<p><a href=/photos/2><img src=/2.jpg alt='A crane'></a></p>",
      NULL,
      { "figure <" Q "2.jpg> alt “A crane”" } },
  };

  CHECK (cases);
}

static void
test_banners (void)
{
  static const Case cases[] = {
    { NULL,
      "<p><a href='https://abo.example/offer'><img src=/2.jpg width=600 alt=''></a></p>",
      NULL,
      { "~2.jpg" } },
    { NULL,
      NULL,
      "<div class=fallback><a href='/offer'><picture><img src=/2.jpg alt='Read more'></picture></a>"
      "</div>",
      { "~2.jpg" } },
    { NULL,
      NULL,
      "<div class=wall><p>Create a free account to read on</p><img src=/2.jpg alt=tower></div>",
      { "~2.jpg" } },
    { NULL,
      "<div class=m><a href=/werbung/ target=_blank><img src=/w_3.jpg alt='w_3'></a></div>",
      NULL,
      { "~w_3.jpg" } },
    /* The last picture of the text is its own. */
    { NULL,
      NULL,
      "<figure><img src=/2.jpg><figcaption>Gulls at rest.</figcaption></figure>",
      { "figure <" Q "2.jpg> caption “Gulls at rest.”" } },
    { NULL, NULL, "<p><img src=/2.jpg alt='Gulls'></p>", { "figure <" Q "2.jpg> alt “Gulls”" } },
  };

  CHECK (cases);
}

static void
test_portraits (void)
{
  static const Case cases[] = {
    { "<figure><a href=/authors/ann><picture><img src=/2.jpg alt='Ann Marsh'></picture></a>"
      "<figcaption><address>By <a rel=author href=/authors/ann>Ann Marsh</a>, editor</address>"
      "<time datetime=2026-03-01>1 March</time></figcaption></figure>",
      NULL,
      NULL,
      { "~2.jpg", "~figure", "author: Ann Marsh <" Q "authors/ann>" } },
    { NULL,
      "<div><img src=/2.jpg width=484 alt='Avatar of the writer'></div>",
      NULL,
      { "~2.jpg" } },
    /* "portrait" is said of tall pictures, too. */
    { NULL,
      "<figure class='image portrait'><img src=/2.jpg><figcaption>The master of the "
      "port.</figcaption></figure>",
      NULL,
      { "figure <" Q "2.jpg> caption “The master of the port.”" } },
  };

  CHECK (cases);
}

static void
test_twice (void)
{
  static const Case cases[] = {
    /* The same picture for two screens, and one that a script paints. */
    { NULL,
      "<figure><img src='/2.jpg?w=800&s=1'><img src='/2.jpg?w=1600&s=2'><figcaption><span>A crane "
      "at "
      "noon.</span><span>Jo Berg/dpa</span></figcaption></figure>",
      NULL,
      { "figure <" Q "2.jpg?w=800&s=1> caption “A crane at noon.” credit “Jo Berg/dpa”",
        "~gallery" } },
    { NULL,
      "<figure><img src='/2.jpg?w=1600'><div class=image style=\"background-image: "
      "url('/2.jpg?w=800')\"></div><figcaption>A crane at noon.</figcaption></figure>",
      NULL,
      { "figure <" Q "2.jpg?w=1600> caption “A crane at noon.”", "~gallery" } },
    /* A gallery that begins with the lead gives it its words. */
    { "<figure class=lead><img src=/2.jpg></figure>",
      "<div class=gallery><figure><img src=/2.jpg><figcaption>A crane. Photo: Jo "
      "Berg</figcaption></figure><figure><img src=/3.jpg><figcaption>A mast. Photo: Jo "
      "Berg</figcaption></figure></div>",
      NULL,
      { "lead: <" Q "2.jpg> caption “A crane.” credit “Photo: Jo Berg”",
        "figure <" Q "3.jpg> caption “A mast.” credit “Photo: Jo Berg”", "~gallery" } },
    /* Two figures with one picture have their own words. */
    { NULL,
      "<figure><img src=/2.jpg><figcaption>The road.</figcaption></figure><figure><img "
      "src='/2.jpg?w=300'><figcaption>The road.</figcaption></figure>",
      NULL,
      { "figure <" Q "2.jpg> caption “The road.”", "!paragraph “The road.”" } },
    /* Other words below it: it is shown for another reason. */
    { "<figure class=lead><img src=/2.jpg><figcaption>A crane.</figcaption></figure>",
      "<figure><img src=/3.jpg><figcaption>The port.</figcaption></figure>",
      "<figure><img src=/3.jpg><figcaption>Look at the left.</figcaption></figure>",
      { "figure <" Q "3.jpg> caption “The port.”",
        "figure <" Q "3.jpg> caption “Look at the left.”" } },
  };

  CHECK (cases);
}

static void
test_glued (void)
{
  static const Case cases[] = {
    { NULL,
      "<div><time>21:00</time><mark>Ann Marsh</mark></div><h3>Fog</h3>",
      NULL,
      { "paragraph “21:00 Ann Marsh” [6-15 mark]" } },
    { NULL,
      "<p>It was <time>9 o'clock</time>, and nothing moved.</p>",
      NULL,
      { "paragraph “It was 9 o'clock, and nothing moved.”" } },
    { NULL,
      "<div><span class=strong>Cranes and fog</span><span class='r br'></span><span>Nobody knew "
      "how "
      "long it would take, and nobody asked about it.</span></div>",
      NULL,
      { "paragraph “Cranes and fog⏎Nobody knew how long it would take, and nobody asked about "
        "it.”" } },
    /* What cannot be seen is no paragraph. */
    { NULL, "<p><span>&zwnj;</span></p><p>&#x200b;</p>", NULL, { "!paragraph “\342\200\214”" } },
    { NULL, "<h5><span>Back to video</span></h5>", NULL, { "~Back to video" } },
    { NULL,
      "<iframe src='https://ad.quay.example/wide@970x250' width=970 height=250></iframe>"
      "<iframe src='https://adamant.example/map' width=970 height=250></iframe>",
      NULL,
      { "~ad.quay.example", "embed <https://adamant.example/map> of adamant.example: (null)" } },
    { NULL,
      "<p>It is <a href=/x>said there<span class=vh>(opens in a new tab)</span></a> that they "
      "wait.</p>",
      NULL,
      { "~(opens" } },
  };

  CHECK (cases);
}

/* Where a link leads to a file, its bytes are not read as words. */
static void
test_files (void)
{
  static const char *files[] = { "\x89PNG\r\n\x1a\n", "\xff\xd8\xff\xe0 JFIF", "GIF89a ",
                                 "%PDF-1.7 ",         "PK\x03\x04 ",           "RIFF1234WEBPVP8 " };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GString) bytes = g_string_new (files[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (BylineArticle) article = NULL;

      for (guint n = 0; n < 60; n++)
        g_string_append (bytes, "IDAT some words that a decoder may well make of it. ");
      article = byline_article_extract (bytes->str, bytes->len, "https://quay.example/1",
                                        "image/png", &error);
      g_assert_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NO_ARTICLE);
      g_assert_null (article);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/seen/other-stories", test_other_stories);
  g_test_add_func ("/article/seen/banners", test_banners);
  g_test_add_func ("/article/seen/portraits", test_portraits);
  g_test_add_func ("/article/seen/twice", test_twice);
  g_test_add_func ("/article/seen/glued", test_glued);
  g_test_add_func ("/article/seen/files", test_files);
  return g_test_run ();
}
