/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-content-private.h"

#include <string.h>

#include "byline-text.h"
#include "byline-word-lists-private.h"

/* A label of an advertisement is not longer, in bytes. */
#define MAX_AD_LABEL 60

static const char *ending_headings[] = {
  "saiba mais",
  "leia mais",
  "veja mais",
  "zitiervorschlag",
  "cite this article",
  "how to cite this article",
  "citer cet article",
  "cómo citar este artículo",
  "como citar este artigo",
  "related",
  "related articles",
  "related stories",
  "related posts",
  "related news",
  "related content",
  "related topics",
  "related coverage",
  "related links",
  "related:",
  "you may also like",
  "you might also like",
  "you may like",
  "also read",
  "read next",
  "read more",
  "read also",
  "up next",
  "recommended",
  "recommended for you",
  "recommended stories",
  "recommended reading",
  "most popular",
  "most read",
  "most viewed",
  "popular",
  "popular now",
  "popular stories",
  "popular posts",
  "trending",
  "trending now",
  "trending stories",
  "latest",
  "latest news",
  "latest stories",
  "latest articles",
  "more stories",
  "more news",
  "more from",
  "more on",
  "more in",
  "more like this",
  "see also",
  "don't miss",
  "comments",
  "leave a comment",
  "leave a reply",
  "join the conversation",
  "join the discussion",
  "share",
  "share this",
  "share this article",
  "share this story",
  "share on",
  "tags",
  "tags:",
  "topics",
  "filed under",
  "about the author",
  "about the authors",
  "around the web",
  "from the web",
  "sponsored",
  "promoted stories",
  "promoted",
  "advertisement",
  "newsletter",
  "sign up",
  "subscribe",
  "follow us",
  "contact us",
  "related items",
  "what to read next",
  "editor's picks",
  "editors' picks",
  "top stories",
  "next story",
  "previous story",
  "next article",
  "previous article",
  "more coverage",
  "explore more",
  "keep reading",
  "further reading",
  "mehr zum thema",
  "das könnte sie auch interessieren",
  "lesen sie auch",
  "weitere artikel",
  "meistgelesen",
  "kommentare",
  "verwandte artikel",
  "lire aussi",
  "à lire aussi",
  "à découvrir",
  "sur le même sujet",
  "le más leído",
  "te puede interesar",
  "noticias relacionadas",
  "leia também",
  "veja também",
  "leggi anche",
  "lees ook",
  "相关阅读",
  "相关新闻",
  "関連記事",
  "おすすめ記事",
  "اقرأ أيضا",
  "مواضيع ذات صلة",
  "читайте также",
  "по теме",
  "the latest",
  "most recent",
  "other stories",
  "latest videos",
  "promoted content",
  "explore further",
  "see more",
  "you might like",
  "você pode gostar",
  "você também pode gostar",
  "você pode gostar também",
  "veja mais",
  "mais lidas",
  "também pode gostar",
  "artículos relacionados",
  "también te puede interesar",
  "lo más visto",
  "articoli correlati",
  "potrebbe interessarti",
  "potrebbero interessarti",
  "altri articoli",
  "les plus lus",
  "articles similaires",
  "à lire également",
  "ces articles peuvent vous intéresser",
  "gerelateerde artikelen",
  "lees meer",
  "meest gelezen",
  "auch interessant",
  "ähnliche artikel",
  "das könnte dich auch interessieren",
  "ähnliche beiträge",
  "mehr aus dieser rubrik",
  "похожие статьи",
  "похожие записи",
  "ещё по теме",
  "смотрите также",
  "рекомендуем",
  "猜你喜欢",
  "推荐阅读",
  "延伸阅读",
  "人気記事",
  "あわせて読みたい",
  "관련기사",
  "관련 기사",
  "많이 본 뉴스",
  "موضوعات متعلقة",
  "قد يهمك",
  "الأكثر قراءة",
};

/* What a heading above other stories begins with. */
static const char *ending_prefixes[] = {
  "related",     "more from",    "more on ",         "more in ",  "more stories",
  "more news",   "you may also", "you might also",   "read next", "recommended",
  "latest from", "most popular", "most read",        "trending",  "popular in",
  "also on",     "share this",   "about the author", "join the",  "sign up",
  "mehr zum",    "mehr aus",     "weitere",          "lesen sie", "à lire",
  "lire aussi",  "te puede",     "você pode",        "potrebbe",  "leia mais",
  "newsletter",  "subscribe to", "get the latest",
};

/* What a line that leads elsewhere begins with. */
static const char *pointer_labels[] = {
  "related:",
  "related story:",
  "related stories:",
  "related article:",
  "related |",
  "read more:",
  "read more about",
  "read also:",
  "read:",
  "also read:",
  "also read |",
  "also read",
  "see also:",
  "see more:",
  "see:",
  "more:",
  "more from",
  "more on",
  "watch:",
  "video:",
  "photos:",
  "gallery:",
  "listen:",
  "don't miss:",
  "click here",
  "read next:",
  "up next:",
  "must read:",
  "in case you missed it:",
  "recommended:",
  "you may also like:",
  "you might also like:",
  "next:",
  "lesen sie auch",
  "lesen sie hier",
  "mehr dazu",
  "lire aussi",
  "à lire aussi",
  "lea también",
  "lee también",
  "leia também",
  "veja também",
  "leggi anche",
  "lees ook",
  "read the full",
  "get more",
  "for more ",
  "join the conversation",
  "download our",
  "download the",
};

/* Sentences that are no part of the story, wherever they stand at its end. */
static const char *closing_phrases[] = {
  "copyright",
  "©",
  "(c) ",
  "all rights reserved",
  "follow us on",
  "follow him on",
  "follow her on",
  "follow @",
  "sign up ",
  "sign up for",
  "subscribe to",
  "subscribe now",
  "subscribe today",
  "click here",
  "read more",
  "share this",
  "email us",
  "contact us",
  "contact the writer",
  "contact the reporter",
  "contact the author",
  "like us on",
  "join us on",
  "find us on",
  "download the",
  "download our",
  "to contact the",
  "send tips",
  "got a tip",
  "have a tip",
  "have a story",
  "if you have a story",
  "do you have a story",
  "this article was originally published",
  "this story was originally published",
  "the views expressed",
  "the opinions expressed",
  "opinions expressed",
  "views expressed",
  "comments are",
  "please read our",
  "by clicking",
  "your email",
  "enter your",
  "thank you for reading",
  "thanks for reading",
  "get the latest",
  "get our",
  "stay up to date",
  "for all the latest",
  "catch all the",
  "support our",
  "we use cookies",
  "powered by",
  "this material may not be",
  "terms of",
  "privacy policy",
  "filed under",
  "tags:",
  "posted in",
  "categories:",
  "topics:",
  "source:",
  "image source",
  "photo:",
  "picture:",
  "pictured:",
  "featured image",
  "feature image",
  "follow the",
  "follow me on",
  "follow cnn",
  "reach ",
  "e-mail",
  "email:",
  "phone:",
  "tel:",
  "last updated",
  "first published",
  "published:",
  "updated:",
  "published on",
  "disclaimer",
  "correction policy",
  "let us know",
  "tell us",
  "what do you think",
  "please help",
  "if you enjoyed",
  "advertisement",
  "check out our",
  "check out more",
  "join our",
  "visit our",
  "log in",
  "sign in",
  "register",
  "become a",
  "help us",
  "email the",
  "write to",
  "listen to ",
  "citation:",
  "like this story",
  "like what you",
  "enjoyed this",
  "did you like",
  "support ",
};

/* What stands above an advertisement, or is left of it, whatever signs are around it. */
static const char *const advertisement_labels[] = {
  "ad",          "ads",       "advert",         "advertisement",    "advertising", "advertentie",
  "annonce",     "annonser",  "annons",         "annonse",          "annuncio",    "anuncio",
  "anúncio",     "anzeige",   "auglýsing",      "hirdetés",         "iklan",       "inzerce",
  "mainos",      "oglas",     "pubblicità",     "publicidad",       "publicidade", "publicitat",
  "publicitate", "publicité", "quảng cáo",      "reclame",          "reclamă",     "reklaam",
  "reklam",      "reklama",   "reklame",        "werbeanzeige",     "werbung",     "διαφήμιση",
  "διαφημιση",   "реклама",   "рекламна пауза", "реклама на сайті", "פרסומת",      "آگهی",
  "إعلان",       "إعلانات",   "تبلیغات",        "विज्ञापन",          "โฆษณา",       "广告",
  "廣告",        "広告",      "광고",
};

/* Between paragraphs. */
static const char *middle_labels[] = {
  "sponsored",
  "story continues below",
  "story continues below advertisement",
  "article continues below",
  "article continues after ad",
  "story continues after advertisement",
  "article continues after advertisement",
  "continue reading",
  "continue reading the main story",
  "scroll to continue",
  "scroll down to continue reading",
  "continue reading below",
  "loading...",
  "loading…",
  "share this",
  "share",
  "tweet",
  "email",
  "print",
  "save",
  "read more",
  "view comments",
  "show more",
  "sign up",
  "subscribe",
  "newsletter",
  "skip advertisement",
  "play video",
  "watch video",
  "video",
  "close",
  "photos",
  "gallery",
  "pause",
  "replay",
  "this is a modal window.",
  "expand",
  "hide caption",
  "toggle caption",
  "enlarge this image",
  "more videos",
  "top articles",
  "recommended",
  "listen to this article",
  "listen to article",
  "listen to this story",
  "artikel anhören",
  "diesen artikel anhören",
  "écouter l'article",
  "écouter cet article",
  "escuchar artículo",
  "escuchar este artículo",
  "ouvir artigo",
  "ouça este conteúdo",
  "ascolta l'articolo",
  "ascolta questo articolo",
  "luister naar dit artikel",
  "posłuchaj artykułu",
  "lyssna på artikeln",
  "lyt til artiklen",
  "lytt til artikkelen",
  "この記事を聴く",
};

/* How lines begin that say that the text goes on behind an advertisement. */
static const char *const onward_prefixes[] = {
  "advertisement - ",
  "article continues after",
  "article continues below",
  "story continues after",
  "story continues below",
  "post continues below",
  "continues below advert",
  "artikel wird nach der anzeige",
  "artikel geht nach der anzeige",
  "weiterlesen nach der anzeige",
  "nach der anzeige geht es weiter",
  "la suite après",
  "suite de l'article après",
  "sigue leyendo después de la publicidad",
  "continúa después de la publicidad",
  "continua después de la publicidad",
  "continua depois da publicidade",
  "continua após a publicidade",
  "continua após o anúncio",
  "l'articolo continua dopo",
  "continua a leggere dopo la pubblicità",
  "lees verder na de advertentie",
  "lees verder onder de advertentie",
  "tekst gaat verder onder",
  "artikel gaat verder onder",
  "artikeln fortsätter efter annonsen",
  "artikeln fortsätter under annonsen",
  "artikkelen fortsetter under annonsen",
  "saken fortsetter under annonsen",
  "artiklen fortsætter efter annoncen",
  "artiklen fortsætter under annoncen",
  "juttu jatkuu mainoksen",
  "dalsza część tekstu pod",
  "dalsza część artykułu pod",
  "ciąg dalszy pod reklamą",
  "článek pokračuje pod",
  "a cikk a hirdetés után",
  "продолжение после рекламы",
  "статья продолжается после рекламы",
  "продовження після реклами",
  "haberin devamı reklamdan sonra",
  "記事は広告のあと",
};

/* What a line with names or dates begins with. */
static const char *dateline_prefixes[] = {
  "by ",
  "by:",
  "published",
  "posted ",
  "posted:",
  "updated",
  "last updated",
  "last modified",
  "first published",
  "written by",
  "von ",
  "veröffentlicht",
  "aktualisiert",
  "stand:",
  "par ",
  "publié",
  "mis à jour",
  "por ",
  "publicado",
  "publicada",
  "actualizado",
  "atualizado",
  "pubblicato",
  "aggiornato",
  "di ",
  "door ",
  "gepubliceerd",
  "bijgewerkt",
  "опубликовано",
  "обновлено",
  "автор",
  "발행",
  "입력",
  "公開日",
  "更新日",
  "发布时间",
  "来源",
  "نشر",
  "text:",
  "texte:",
  "texte :",
  "texto:",
  "testo:",
  "tekst:",
  "teksti:",
  "quelle:",
  "opracowanie:",
  "haber:",
  "with inputs from",
  "with agency inputs",
  "记者",
  "記者",
  "문/",
};

static gboolean
begins_with_one_of (const char *text, const char *const *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (g_str_has_prefix (text, list[i]))
        return TRUE;
    }
  return FALSE;
}

/* Takes off what ends a heading: "Related »", "You may also like…". */
static void
cut_marks (char *text)
{
  static const char *marks[] = { ".", "!", "?", " ", "…", "»", "›", ">", "→" };
  gsize length = strlen (text);
  gboolean is_cut = TRUE;

  while (is_cut)
    {
      is_cut = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
        {
          gsize size = strlen (marks[i]);

          if (length > size && strcmp (text + length - size, marks[i]) == 0)
            {
              length -= size;
              text[length] = '\0';
              is_cut = TRUE;
            }
        }
    }
}

gboolean
_byline_words_are_ending (const char *text)
{
  static const char *things[] = {
    " stories", " news", " articles", " coverage", " videos", " posts", " reading", " headlines",
  };
  g_autofree char *heading = g_strdup (text);

  cut_marks (heading);
  if (_byline_word_is_in (heading, ending_headings, G_N_ELEMENTS (ending_headings)))
    return TRUE;
  if (!g_str_has_prefix (heading, "more ") && !g_str_has_prefix (heading, "other "))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    {
      if (g_str_has_suffix (heading, things[i]))
        return TRUE;
    }
  return FALSE;
}

gboolean
_byline_words_begin_ending (const char *text)
{
  return begins_with_one_of (text, ending_prefixes, G_N_ELEMENTS (ending_prefixes));
}

gboolean
_byline_words_begin_pointer (const char *text)
{
  return begins_with_one_of (text, pointer_labels, G_N_ELEMENTS (pointer_labels));
}

gboolean
_byline_words_begin_closing (const char *text)
{
  return begins_with_one_of (text, closing_phrases, G_N_ELEMENTS (closing_phrases));
}

/* A year or a time of day. */
static gboolean
has_date (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p) || (p > text && g_ascii_isdigit (p[-1])))
        continue;
      if ((strncmp (p, "19", 2) == 0 || strncmp (p, "20", 2) == 0) && g_ascii_isdigit (p[2]) &&
          g_ascii_isdigit (p[3]) && !g_ascii_isdigit (p[4]))
        return TRUE;
      p += g_ascii_isdigit (p[1]);
      if (p[1] == ':' && g_ascii_isdigit (p[2]) && g_ascii_isdigit (p[3]))
        return TRUE;
    }
  return FALSE;
}

static guint
count_words (const char *text)
{
  guint n = *text != '\0';

  for (; *text != '\0'; text++)
    n += *text == ' ';
  return n;
}

/* Takes off what stands behind the stop of a sentence: quotes, brackets, numbers of notes. */
static gsize
length_to_stop (const char *text)
{
  static const char *closing[] = { "\"", "'", ")", "]", "”", "“", "»", "«", "」", "』" };
  gsize length = strlen (text);
  gsize note = length;
  gboolean is_cut = TRUE;

  while (note > 0 && strchr ("0123456789[]*", text[note - 1]) != NULL)
    note--;
  /* Not the dots of a date. */
  if (note > 1 && strchr (".!?", text[note - 1]) != NULL && !g_ascii_isdigit (text[note - 2]))
    length = note;
  while (is_cut)
    {
      is_cut = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (closing); i++)
        {
          gsize size = strlen (closing[i]);

          if (length > size && memcmp (text + length - size, closing[i], size) == 0)
            {
              length -= size;
              is_cut = TRUE;
            }
        }
    }
  return length;
}

/* Lines with names and dates have no stop at their end, but for "9 a.m.". */
static gboolean
ends_sentence (const char *text)
{
  static const char *stops[] = { ".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।" };
  gsize length = length_to_stop (text);

  if (length > 3 && memcmp (text + length - 3, ".m.", 3) == 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      gsize size = strlen (stops[i]);

      if (length > size && memcmp (text + length - size, stops[i], size) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
_byline_words_are_dateline (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > 120 || ends_sentence (text))
    return FALSE;
  return begins_with_one_of (text, dateline_prefixes, G_N_ELEMENTS (dateline_prefixes)) ||
         (length <= 60 && count_words (text) <= 8 && has_date (text));
}

/* Words of some length that begin with a small letter: a line with names has few of them, and none behind its
 * first word. */
static gboolean
is_clause (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 40);
  guint n = 0;

  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    n += g_utf8_strlen (words[i], -1) > 3 && g_unichar_islower (g_utf8_get_char (words[i]));
  return words[0] != NULL && words[1] != NULL &&
         n >= (g_unichar_islower (g_utf8_get_char (words[1])) ? 3 : 6);
}

gboolean
_byline_content_is_dateline (const BylinePage *page, guint index)
{
  static const char *prepositions[] = { "by ", "von ", "par ", "por ", "di ", "door " };
  g_autofree char *folded = _byline_content_folded_text (page, index, 300);
  g_autofree char *text = NULL;

  if (!_byline_words_are_dateline (folded))
    return FALSE;
  if (!begins_with_one_of (folded, prepositions, G_N_ELEMENTS (prepositions)))
    return TRUE;
  text = _byline_page_dup_text (page, index, BYLINE_TEXT_MAX_PASSAGE);
  return text == NULL || !is_clause (text);
}

/* "Image 1 of 5", "3/12" */
static gboolean
is_counter (const char *text)
{
  static const char *things[] = { "image ", "photo ", "picture ", "slide ", "bild ", "foto " };
  static const char *signs[] = { " of ", "/", " / ", " von ", " de ", " di " };

  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    {
      if (g_str_has_prefix (text, things[i]))
        text += strlen (things[i]);
    }
  if (!g_ascii_isdigit (*text))
    return FALSE;
  text += strspn (text, "0123456789");
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *rest = text + strlen (signs[i]);

      if (g_str_has_prefix (text, signs[i]) && g_ascii_isdigit (*rest) &&
          rest[strspn (rest, "0123456789")] == '\0')
        return TRUE;
    }
  return FALSE;
}

/* "[button link=…]Go[/button]": what a blog's program did not understand. */
static gboolean
is_shortcode (const char *text)
{
  gsize length = strlen (text);

  return length > 4 && length < 400 && text[0] == '[' && g_ascii_isalpha (text[1]) &&
         text[length - 1] == ']' && strchr (text, '=') != NULL;
}

/* "Advertisement:", "- Anzeige -", "[Werbung]" */
static gboolean
names_advertisement (const char *text)
{
  g_autofree char *label = NULL;
  const char *from = text;
  const char *end = text + strlen (text);

  if (end - text > MAX_AD_LABEL)
    return FALSE;
  while (from < end && !g_unichar_isalpha (g_utf8_get_char (from)))
    from = g_utf8_next_char (from);
  while (end > from)
    {
      const char *last = g_utf8_prev_char (end);

      if (g_unichar_isalnum (g_utf8_get_char (last)) || g_unichar_ismark (g_utf8_get_char (last)))
        break;
      end = last;
    }
  label = g_strndup (from, (gsize) (end - from));
  return _byline_word_is_in (label, advertisement_labels, G_N_ELEMENTS (advertisement_labels));
}

gboolean
_byline_words_are_label (const char *text)
{
  if (_byline_word_is_in (text, middle_labels, G_N_ELEMENTS (middle_labels)) ||
      names_advertisement (text) || is_counter (text) || is_shortcode (text))
    return TRUE;
  return strlen (text) < 120 &&
         (strstr (text, "requires javascript") != NULL ||
          strstr (text, "enable javascript") != NULL ||
          (!ends_sentence (text) &&
           begins_with_one_of (text, onward_prefixes, G_N_ELEMENTS (onward_prefixes))));
}
