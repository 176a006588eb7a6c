/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-extractor.h"

#include <string.h>

#include "byline-page-private.h"
#include "byline-render.h"

/* Pages in sets of characters that they declare, declare wrongly, or say nothing of. */

static const char *japanese =
  "港は静かだった。最初の船が入って来た時、正午より前に来るとは誰も思っていなかった。"
  "霧はもう晴れていて、桟橋の男たちは望遠鏡なしで帆柱を数えることができた。";
static const char *chinese =
  "第一批船进港的时候，港口很安静，没有人想到它们会在中午以前到来。那时雾已经散了，"
  "码头上的人不用望远镜就能数清桅杆。起重机从星期一起就坏了，所以卸货用了一个小时。";
static const char *traditional =
  "第一批船進港的時候，港口很安靜，沒有人想到它們會在中午以前到來。那時霧已經散了，"
  "碼頭上的人不用望遠鏡就能數清桅杆。起重機從星期一起就壞了，所以卸貨用了一個小時。";
static const char *korean =
  "첫 번째 배들이 들어왔을 때 항구는 조용했고 아무도 그들이 정오 전에 오리라고는 생각하지 않았다. "
  "그때는 이미 안개가 걷혀서 부두의 사람들은 망원경 없이도 돛대를 셀 수 있었다.";
static const char *russian =
  "В гавани было тихо, когда пришли первые лодки, и никто не ждал их раньше полудня. "
  "К тому времени туман рассеялся, и люди на причале могли сосчитать мачты без трубы.";
static const char *german =
  "Im Hafen war es ruhig, als die ersten Boote kamen, und niemand hätte sie für so früh "
  "erwartet. Die Möwen störte das nicht: „schöner Tag“, schienen sie zu sagen.";

typedef struct {
  const char *name;
  const char *charset; /* in which the page is written */
  const char *const *text;
  const char *content_type; /* nullable */
  const char *head;         /* nullable */
} Encoding;

static const Encoding encodings[] = {
  { "utf-8", "UTF-8", &german, NULL, NULL },
  { "header", "KOI8-R", &russian, "text/html; charset=koi8-r", NULL },
  { "header-wins", "KOI8-R", &russian, "text/html; charset=koi8-r", "<meta charset=cp866>" },
  { "meta", "WINDOWS-1251", &russian, "text/html", "<meta charset=windows-1251>" },
  { "http-equiv", "EUC-JP", &japanese, NULL,
    "<meta http-equiv=Content-Type content=\"text/html; charset=euc-jp\">" },
  { "charset-of-script", "WINDOWS-1251", &russian, NULL,
    "<script src=a.js charset=utf-8></script><meta charset=windows-1251>" },
  { "meta-in-comment", "WINDOWS-1251", &russian, NULL,
    "<!-- <meta charset=utf-8> --><meta charset=windows-1251>" },
  { "meta-utf-16", "UTF-8", &russian, NULL, "<meta charset=utf-16>" },
  { "gb2312-is-more", "GB18030", &chinese, NULL, "<meta charset=gb2312>" },
  { "1252-as-utf-8", "WINDOWS-1252", &german, "text/html; charset=utf-8", NULL },
  { "1252-as-8859-1", "WINDOWS-1252", &german, "text/html; charset=iso-8859-1", NULL },
  { "utf-8-as-8859-1", "UTF-8", &german, "text/html; charset=iso-8859-1", NULL },
  { "gbk-as-8859-1", "GB18030", &chinese, "text/html; charset=iso-8859-1", NULL },
  { "koi8-as-utf-8", "KOI8-R", &russian, NULL, "<meta charset=utf-8>" },
  { "silent-1252", "WINDOWS-1252", &german, NULL, NULL },
  { "silent-gb18030", "GB18030", &chinese, NULL, NULL },
  { "silent-big5", "BIG5", &traditional, NULL, NULL },
  { "silent-shift-jis", "CP932", &japanese, NULL, NULL },
  { "silent-euc-jp", "EUC-JP", &japanese, NULL, NULL },
  { "silent-euc-kr", "CP949", &korean, NULL, NULL },
  { "silent-koi8-r", "KOI8-R", &russian, NULL, NULL },
  { "silent-1251", "WINDOWS-1251", &russian, NULL, NULL },
  { "utf-16-mark", "UTF-16", &german, "text/html; charset=iso-8859-1", NULL },
};

static void
test_encoding (gconstpointer data)
{
  const Encoding *encoding = data;
  g_autofree char *html = g_strdup_printf ("<html><head>%s<title>Boats</title></head><body>"
                                           "<h1>Boats</h1><p>%s</p></body></html>",
                                           encoding->head != NULL ? encoding->head : "",
                                           *encoding->text);
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *bytes = g_convert (html, -1, encoding->charset, "UTF-8", NULL, &length, &error);
  gsize decoded_length;
  g_autofree char *decoded = NULL;

  g_assert_no_error (error);
  decoded = _byline_page_decode (bytes, length, encoding->content_type, &decoded_length);
  g_assert_cmpstr (decoded, ==, html);
}

/* A page that breaks off in the middle of a character, or holds a broken one, is read on. */
static void
test_broken (void)
{
  g_autofree char *text = g_strdup_printf ("<p>%s</p>", russian);
  gsize length = strlen (text);
  gsize decoded_length;
  g_autofree char *cut = _byline_page_decode (text, length - 5, NULL, &decoded_length);
  g_autofree char *decoded = NULL;

  g_assert_true (g_str_has_prefix (cut, "<p>В гавани"));
  text[20] = '\xff';
  decoded = _byline_page_decode (text, length, "text/html; charset=utf-8", &decoded_length);
  g_assert_true (g_utf8_validate (decoded, -1, NULL));
  g_assert_nonnull (strstr (decoded, "первые лодки"));
}

static char *
text_of (const char *html)
{
  g_autoptr (BylineArticle)
    article = byline_article_extract (html, strlen (html), "https://paper.example/a", NULL, NULL);

  return article != NULL ? byline_render_text (article) : NULL;
}

/* Nothing is closed, and some of it twice. */
static void
test_unclosed (void)
{
  g_autofree char *html =
    g_strdup_printf ("<title>Boats</title><body><h1>Boats come in<div><p>%s<p>%s<ul><li>one<li>"
                     "two, <b>bold<li>three</ul></i></b></p><p>%s<blockquote>%s",
                     german, russian, german, russian);
  g_autofree char *text = text_of (html);

  g_assert_nonnull (strstr (text, "schöner Tag"));
  g_assert_nonnull (strstr (text, "сосчитать"));
  g_assert_nonnull (strstr (text, "three"));
}

/* A page of frames has no text, and one inside of a page is none of it. */
static void
test_frames (void)
{
  g_autofree char *framed = g_strdup_printf ("<frameset><frame src=a.html><noframes><p>%s</p>"
                                             "</noframes></frameset>",
                                             german);
  g_autofree char *inner = g_strdup_printf ("<h1>Boats</h1><p>%s</p><iframe src=a.html><p>Your "
                                            "browser shows no frames. What a pity that is.</p>"
                                            "</iframe><p>%s</p>",
                                            german, german);
  g_autofree char *none = text_of (framed);
  g_autofree char *text = text_of (inner);

  g_assert_null (none);
  g_assert_nonnull (strstr (text, "schöner Tag"));
  g_assert_null (strstr (text, "What a pity"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *path = g_strconcat ("/article/encodings/", encodings[i].name, NULL);

      g_test_add_data_func (path, &encodings[i], test_encoding);
    }
  g_test_add_func ("/article/encodings/broken", test_broken);
  g_test_add_func ("/article/encodings/unclosed", test_unclosed);
  g_test_add_func ("/article/encodings/frames", test_frames);
  return g_test_run ();
}
