/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-charset.h"
#include "byline-decode.h"
#include "byline-encoding-private.h"

#include <string.h>

#define LATIN "Café – “x” où l’été dure"
#define RUSSIAN "Совет закрыл старый порт"

static char *
encode (const char *text, const char *encoding, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, length, &error);

  g_assert_no_error (error);
  return bytes;
}

/* @text in @encoding under these labels is read as @text. */
static void
check (const char *text, const char *encoding, const char *sent, const char *declared)
{
  gsize length;
  g_autofree char *bytes = encode (text, encoding, &length);
  g_auto (BylineDecoded) decoded = { 0 };
  g_autofree char *came = NULL;

  byline_decode (&decoded, bytes, length, sent, declared);
  came = byline_decoded_steal_text (&decoded);
  g_test_message ("%s, sent as %s, declared as %s: %s (%s)", encoding, sent, declared,
                  decoded.encoding, decoded.warning);
  g_assert_cmpstr (came, ==, text);
}

/* --- Labels --- */

static void
test_labels (void)
{
  static const struct {
    const char *label;
    const char *name; /* NULL: unknown */
  } labels[] = {
    { "utf-8", "UTF-8" },
    { "UTF8", "UTF-8" },
    { "utf_8", "UTF-8" },
    { "x-utf8", "UTF-8" },
    { "utf-8-sig", "UTF-8" },
    { "ISO-8859-1", "WINDOWS-1252" },
    { "iso_8859-1:1987", "WINDOWS-1252" },
    { "latin-1", "WINDOWS-1252" },
    { "us-ascii", "WINDOWS-1252" },
    { "iso-8859-9", "WINDOWS-1254" },
    { "iso8859_2", "ISO-8859-2" },
    { "8859-5", "ISO-8859-5" },
    { "iso-8859-15", "ISO-8859-15" },
    { "ISO-8859-8-I", "ISO-8859-8" },
    { "cp-1251", "WINDOWS-1251" },
    { "cp1251", "WINDOWS-1251" },
    { "windows1251", "WINDOWS-1251" },
    { "win-1251", "WINDOWS-1251" },
    { "Win1251", "WINDOWS-1251" },
    { "windows_1251", "WINDOWS-1251" },
    { "windows-cp1251", "WINDOWS-1251" },
    { "x-cp1251", "WINDOWS-1251" },
    { "ansi-1251", "WINDOWS-1251" },
    { "ibm-1251", "WINDOWS-1251" },
    { "1251", "WINDOWS-1251" },
    { "cp-1253", "WINDOWS-1253" },
    { "win-1256", "WINDOWS-1256" },
    { "koi8r", "KOI8-R" },
    { "koi-8", "KOI8-R" },
    { "KOI8_U", "KOI8-U" },
    { "dos-866", "CP866" },
    { "gb2312", "GB18030" },
    { "x-gbk", "GB18030" },
    { "cp936", "GB18030" },
    { "big-5", "BIG5-HKSCS" },
    { "Shift-JIS", "CP932" },
    { "shift_jis", "CP932" },
    { "ms-932", "CP932" },
    { "x-euc-jp", "EUC-JP" },
    { "ks_c_5601-1987", "CP949" },
    { "cp65001", "UTF-8" },
    { "utf-16", "UTF-16LE" },
    { "macintosh", "MACINTOSH" },
    { "tis-620", "CP874" },
    { "", NULL },
    { "?", NULL },
    { "bogus", NULL },
    { "win-9999", NULL },
    { "utf-7", NULL },
    { "x-unicode-2-0-utf-7", NULL },
    { "iso-2022-kr", NULL },
    { "hz-gb-2312", NULL },
    { "utf-8//translit", "UTF-8" },
    { "bogus//ignore", NULL },
    { "iso-8859-99", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      BylineEncoding encoding = { 0 };
      gboolean is_known = _byline_encoding_of_label (labels[i].label, &encoding);
      GIConv converter;

      g_test_message ("%s", labels[i].label);
      g_assert_cmpstr (is_known ? encoding.name : NULL, ==, labels[i].name);
      if (!is_known)
        continue;
      converter = g_iconv_open ("UTF-8", encoding.name);
      g_assert_true (converter != (GIConv) -1);
      g_iconv_close (converter);
    }
}

static void
test_types (void)
{
  static const struct {
    const char *type;
    const char *charset;
  } types[] = {
    { "text/html; charset=utf-8", "utf-8" },
    { "text/xml;Charset = \"KOI8-R\"", "KOI8-R" },
    { "text/html; charset='cp-1251'; x=y", "cp-1251" },
    { "text/html", NULL },
    { "text/html; charset=", NULL },
    { "text/html; charset", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *charset = byline_charset_of_type (types[i].type);

      g_assert_cmpstr (charset, ==, types[i].charset);
    }
  g_assert_null (byline_charset_of_type (NULL));
}

static void
test_declarations (void)
{
  static const char xml[] = "\n<?xml version='1.0' encoding = 'koi8-r'?><rss encoding='x'/>";
  static const char page[] = "<!-- <meta charset=a> --><script charset=b></script>"
                             "<META name=viewport content=x><meta http-equiv=Content-Type "
                             "content='text/html; charset=cp-1251'><meta charset=c>";
  gboolean is_xml = FALSE;
  g_autofree char *of_xml = byline_charset_of_xml (xml, sizeof xml - 1, &is_xml);
  g_autofree char *of_page = byline_charset_of_page (page, sizeof page - 1);
  g_autofree char *none = byline_charset_of_xml (page, sizeof page - 1, NULL);
  g_autofree char *nothing = byline_charset_of_page (NULL, 0);

  g_assert_cmpstr (of_xml, ==, "koi8-r");
  g_assert_true (is_xml);
  g_assert_cmpstr (of_page, ==, "cp-1251");
  g_assert_null (none);
  g_assert_null (nothing);
}

/* --- Text that is what its label says, or is not --- */

static void
test_declared (void)
{
  check (LATIN, "WINDOWS-1252", NULL, "iso-8859-1");
  check (RUSSIAN, "KOI8-R", NULL, "koi8-r");
  check (RUSSIAN, "WINDOWS-1251", NULL, "cp-1251");
  check (RUSSIAN, "WINDOWS-1251", "win-1251", NULL);
  check (RUSSIAN, "ISO-8859-5", NULL, "iso-8859-5");
  check ("新聞", "BIG5", NULL, "big5");
  check ("ニュース", "SHIFT_JIS", NULL, "Shift_JIS");
  check ("新闻", "GB18030", NULL, "gb2312");
  check ("뉴스", "CP949", NULL, "euc-kr");
  check ("ニュース", "ISO-2022-JP", NULL, "iso-2022-jp");
  check ("plain", "ASCII", "koi8-r", NULL);
  /* The server's counts more. */
  check (RUSSIAN, "KOI8-R", "koi8-r", "windows-1251");
  check (LATIN, "UTF-8", "utf-8", "iso-8859-1");
}

/* Valid UTF-8 hardly ever comes about by chance. */
static void
test_utf8_under_labels (void)
{
  static const char *const labels[] = {
    "windows-1251", "windows-1252", "iso-8859-2",   "iso-8859-15", "koi8-r",    "gbk",
    "gb2312",       "big5",         "euc-kr",       "shift_jis",   "euc-jp",    "tis-620",
    "iso-8859-7",   "utf-16",       "windows-1254", "bogus",       "macintosh", "cp866",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      check (RUSSIAN, "UTF-8", labels[i], NULL);
      check (RUSSIAN, "UTF-8", NULL, labels[i]);
      check (RUSSIAN, "UTF-8", labels[i], "utf-8");
      check ("One café only", "UTF-8", NULL, labels[i]);
      check ("It’s one", "UTF-8", NULL, labels[i]);
      check ("ニュースと天気", "UTF-8", labels[i], NULL);
    }
}

static void
test_wrong (void)
{
  check (LATIN, "WINDOWS-1252", NULL, NULL);
  check (LATIN, "WINDOWS-1252", NULL, "utf-8");
  check (LATIN, "WINDOWS-1252", "utf-8", "windows-1252");
  check (RUSSIAN, "WINDOWS-1251", "utf-8", NULL);
  check (RUSSIAN, "KOI8-R", "utf-8", "utf-8");
  /* What servers say of everything. */
  check (RUSSIAN, "WINDOWS-1251", "iso-8859-1", NULL);
  check (RUSSIAN, "KOI8-R", "iso-8859-1", "koi8-r");
  check ("第一批船进港的时候港口很安静", "GB18030", "iso-8859-1", NULL);
  /* What the document says of itself makes words, what its server says does not. */
  check (RUSSIAN, "KOI8-R", "windows-1251", "koi8-r");
  check (RUSSIAN, "WINDOWS-1251", "koi8-r", "windows-1251");
  check ("議会は古い港を二年間閉鎖することを決めた", "EUC-JP", "shift_jis", "euc-jp");
}

/* --- UTF-8 that is broken here and there --- */

static void
check_bytes (const char *bytes, const char *sent, const char *declared, const char *expected)
{
  g_auto (BylineDecoded) decoded = { 0 };
  g_autofree char *came = NULL;

  byline_decode (&decoded, bytes, strlen (bytes), sent, declared);
  came = byline_decoded_steal_text (&decoded);
  g_assert_cmpstr (came, ==, expected);
}

static void
test_cut (void)
{
  /* One replacement character for one letter. */
  check_bytes ("Caf\xc3\xa9 A \xc3 b", NULL, "utf-8", "Café A \ufffd b");
  check_bytes ("A \xe2\x80 b", NULL, "utf-8", "A \ufffd b");
  check_bytes ("A \xc3 b", NULL, "utf-8", "A \ufffd b");
  check_bytes ("Sm\xc3\xb8rrebr\xc3", "utf-8", NULL, "Smørrebr\ufffd");
  check_bytes ("\xd0\x9c\xd0\xbe\xd1 \xd0", NULL, NULL, "Мо\ufffd \ufffd");
  check_bytes ("\xf0\x9f\x98 \xf0\x9f\x98\x80", NULL, NULL, "\ufffd 😀");
  /* Under a wrong label, too. */
  check_bytes ("\xd0\x9c\xd0\xbe\xd1\x81\xd1\x82 \xd0", NULL, "windows-1251", "Мост \ufffd");
  check_bytes ("\xd0\x9c\xd0\xbe\xd1\x81\xd1\x82 \xd0 a", "gbk", NULL, "Мост \ufffd a");
  /* One accent of windows-1252 is no broken UTF-8. */
  check_bytes ("Caf\xe9 noir", NULL, "utf-8", "Café noir");
  check_bytes ("Stra\xdf"
               "e",
               NULL, NULL, "Straße");
}

/* --- Marks, widths, zeros --- */

static void
test_marks (void)
{
  static const struct {
    const char *encoding;
    const char *mark;
    gsize mark_length;
  } marks[] = {
    { "UTF-8", "\xef\xbb\xbf", 3 },
    { "UTF-16LE", "\xff\xfe", 2 },
    { "UTF-16BE", "\xfe\xff", 2 },
    { "UTF-32LE", "\xff\xfe\0\0", 4 },
    { "UTF-32BE", "\0\0\xfe\xff", 4 },
    { "UTF-16LE", "", 0 },
    { "UTF-16BE", "", 0 },
    { "UTF-32LE", "", 0 },
    { "UTF-32BE", "", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize length;
      g_autofree char *bytes = encode ("<a>Žluť 中</a>", marks[i].encoding, &length);
      g_autoptr (GString) marked = g_string_new_len (marks[i].mark, marks[i].mark_length);
      g_auto (BylineDecoded) decoded = { 0 };

      g_string_append_len (marked, bytes, length);
      byline_decode (&decoded, marked->str, marked->len, "koi8-r", "iso-8859-1");
      g_assert_cmpmem (decoded.text, decoded.length, "<a>Žluť 中</a>", strlen ("<a>Žluť 中</a>"));
      g_assert_null (decoded.warning);
    }
}

static void
test_zeros (void)
{
  g_auto (BylineDecoded) decoded = { 0 };
  g_auto (BylineDecoded) empty = { 0 };
  g_auto (BylineDecoded) view = { 0 };
  const char *text = "as it is";

  byline_decode (&decoded, "a\0b\0\0", 5, NULL, NULL);
  g_assert_cmpstr (decoded.owned, ==, "ab");
  g_assert_nonnull (decoded.warning);
  byline_decode (&empty, "", 0, NULL, NULL);
  g_assert_cmpuint (empty.length, ==, 0);
  /* What is UTF-8 is not copied. */
  byline_decode (&view, text, strlen (text), NULL, "utf-8");
  g_assert_true (view.text == text);
  g_assert_null (view.owned);
}

/* --- What says nothing of itself --- */

typedef struct {
  const char *encoding;
  const char *detected; /* as it is detected; it reads the text all the same */
  const char *text;
} Silent;

static const Silent silents[] = {
  { "WINDOWS-1251", "WINDOWS-1251", RUSSIAN },
  { "WINDOWS-1251", "WINDOWS-1251", "Рада закрила старий порт на два роки" },
  { "WINDOWS-1251", "WINDOWS-1251", "Съветът затвори старото пристанище" },
  { "WINDOWS-1251", "WINDOWS-1251", "МОСТ ЗАКРЫТ НА ДВА ГОДА" },
  { "KOI8-R", "KOI8-R", RUSSIAN },
  { "KOI8-R", "KOI8-R", "Мост закрыт на два года" },
  { "KOI8-U", "KOI8-U", "Рада закрила старий порт на два роки: її рішення" },
  { "CP866", "CP866", RUSSIAN },
  { "ISO-8859-5", "ISO-8859-5", RUSSIAN },
  { "WINDOWS-1253", "WINDOWS-1253", "Το συμβούλιο έκλεισε το παλιό λιμάνι" },
  { "WINDOWS-1255", "WINDOWS-1255", "המועצה סגרה את הנמל הישן לשנתיים" },
  { "WINDOWS-1256", "WINDOWS-1256", "المجلس يغلق الميناء القديم لمدة عامين" },
  { "CP874", "CP874", "สภาปิดท่าเรือเก่าเป็นเวลาสองปี" },
  { "CP932", "CP932", "議会は古い港を二年間閉鎖することを決めた" },
  { "EUC-JP", "EUC-JP", "議会は古い港を二年間閉鎖することを決めた" },
  { "ISO-2022-JP", NULL, "議会は古い港を二年間閉鎖することを決めた" },
  { "GB18030", "GB18030", "议会决定将旧港口关闭两年" },
  { "BIG5", "BIG5-HKSCS", "議會決定將舊港口關閉兩年，沒有人想到" },
  { "CP949", "CP949", "의회는 낡은 항구를 이 년 동안 닫기로 했다" },
  { "WINDOWS-1252", NULL, LATIN },
  { "WINDOWS-1252", NULL, "Die Möwen störte das nicht: „schöner Tag“, schienen sie zu sagen." },
};

/* As a feed: letters of ASCII in tags, addresses and escaped markup do not count. */
static void
test_silent (gconstpointer data)
{
  const Silent *silent = data;
  g_autofree char *feed = g_strdup_printf (
    "<rss><channel><title>%s</title><link>https://paper.example/index.html</link><item><title>%s"
    "</title><guid>https://paper.example/2025/06/story</guid><description><![CDATA[<p>%s</p>]]>"
    "</description><pubDate>Tue, 03 Jun 2025 09:39:21 GMT</pubDate></item><item><description>"
    "&lt;p class=&quot;lead&quot;&gt;%s&lt;/p&gt;</description></item></channel></rss>",
    silent->text, silent->text, silent->text, silent->text);
  g_autofree char *short_feed = g_strdup_printf ("<rss><title>%s</title></rss>", silent->text);
  gsize length;
  g_autofree char *bytes = encode (feed, silent->encoding, &length);

  g_assert_cmpstr (_byline_encoding_detect (bytes, length), ==, silent->detected);
  check (feed, silent->encoding, NULL, NULL);
  check (short_feed, silent->encoding, NULL, NULL);
  /* Escapes are no letters of UTF-8, but its bytes. */
  if (!g_str_equal (silent->encoding, "ISO-2022-JP"))
    check (feed, silent->encoding, "utf-8", NULL);
}

/* --- Bounds --- */

static void
test_hostile (void)
{
  g_autofree char *leads = g_strnfill (4000000, '\xe3');
  g_autofree char *opens = g_strnfill (4000000, '<');
  g_autofree char *references = g_strnfill (4000000, '&');
  g_auto (BylineDecoded) a = { 0 };
  g_auto (BylineDecoded) b = { 0 };

  /* Not one of them is a character, and every one begins one. */
  byline_decode (&a, leads, 4000000, "gbk", "utf-8");
  g_assert_true (g_utf8_validate (a.text, a.length, NULL));
  opens[3999999] = references[3999999] = '\xff';
  byline_decode (&b, opens, 4000000, "windows-1252", NULL);
  g_assert_true (g_utf8_validate (b.text, b.length, NULL));
  g_assert_null (_byline_encoding_detect (references, 4000000));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/decode/labels", test_labels);
  g_test_add_func ("/text/decode/types", test_types);
  g_test_add_func ("/text/decode/declarations", test_declarations);
  g_test_add_func ("/text/decode/declared", test_declared);
  g_test_add_func ("/text/decode/utf8-under-labels", test_utf8_under_labels);
  g_test_add_func ("/text/decode/wrong", test_wrong);
  g_test_add_func ("/text/decode/cut", test_cut);
  g_test_add_func ("/text/decode/marks", test_marks);
  g_test_add_func ("/text/decode/zeros", test_zeros);
  for (gsize i = 0; i < G_N_ELEMENTS (silents); i++)
    {
      g_autofree char *path = g_strdup_printf ("/text/decode/silent/%u-%s", (guint) i,
                                               silents[i].encoding);

      g_test_add_data_func (path, &silents[i], test_silent);
    }
  g_test_add_func ("/text/decode/hostile", test_hostile);
  return g_test_run ();
}
