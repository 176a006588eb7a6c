/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-html-tags-private.h"

#include <stdlib.h>
#include <string.h>

enum {
  KIND_INLINE = 0,
  KIND_BLOCK = 1,
  KIND_UNSEEN = 2,
};

typedef struct {
  const char *name;
  guint8 tag;
  guint8 kind;
} TagName;

/* Sorted by name. */
static const TagName tag_names[] = {
  { "a", BYLINE_HTML_TAG_A, KIND_INLINE },
  { "address", BYLINE_HTML_TAG_ADDRESS, KIND_BLOCK },
  { "amp-iframe", BYLINE_HTML_TAG_IFRAME, KIND_BLOCK },
  { "amp-img", BYLINE_HTML_TAG_IMG, KIND_INLINE },
  { "area", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "article", BYLINE_HTML_TAG_ARTICLE, KIND_BLOCK },
  { "aside", BYLINE_HTML_TAG_ASIDE, KIND_BLOCK },
  { "audio", BYLINE_HTML_TAG_AUDIO, KIND_BLOCK },
  { "b", BYLINE_HTML_TAG_B, KIND_INLINE },
  { "base", BYLINE_HTML_TAG_BASE, KIND_UNSEEN },
  { "blockquote", BYLINE_HTML_TAG_BLOCKQUOTE, KIND_BLOCK },
  { "body", BYLINE_HTML_TAG_BODY, KIND_BLOCK },
  { "br", BYLINE_HTML_TAG_BR, KIND_INLINE },
  { "button", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "canvas", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "caption", BYLINE_HTML_TAG_CAPTION, KIND_BLOCK },
  { "center", BYLINE_HTML_TAG_DIV, KIND_BLOCK },
  { "cite", BYLINE_HTML_TAG_CITE, KIND_INLINE },
  { "code", BYLINE_HTML_TAG_CODE, KIND_INLINE },
  { "datalist", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "dd", BYLINE_HTML_TAG_DD, KIND_BLOCK },
  { "del", BYLINE_HTML_TAG_DEL, KIND_INLINE },
  { "details", BYLINE_HTML_TAG_DETAILS, KIND_BLOCK },
  { "dfn", BYLINE_HTML_TAG_EM, KIND_INLINE },
  { "dialog", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "div", BYLINE_HTML_TAG_DIV, KIND_BLOCK },
  { "dl", BYLINE_HTML_TAG_DL, KIND_BLOCK },
  { "dt", BYLINE_HTML_TAG_DT, KIND_BLOCK },
  { "em", BYLINE_HTML_TAG_EM, KIND_INLINE },
  { "embed", BYLINE_HTML_TAG_EMBED, KIND_BLOCK },
  { "fieldset", BYLINE_HTML_TAG_FORM, KIND_BLOCK },
  { "figcaption", BYLINE_HTML_TAG_FIGCAPTION, KIND_BLOCK },
  { "figure", BYLINE_HTML_TAG_FIGURE, KIND_BLOCK },
  { "footer", BYLINE_HTML_TAG_FOOTER, KIND_BLOCK },
  { "form", BYLINE_HTML_TAG_FORM, KIND_BLOCK },
  { "h1", BYLINE_HTML_TAG_H1, KIND_BLOCK },
  { "h2", BYLINE_HTML_TAG_H2, KIND_BLOCK },
  { "h3", BYLINE_HTML_TAG_H3, KIND_BLOCK },
  { "h4", BYLINE_HTML_TAG_H4, KIND_BLOCK },
  { "h5", BYLINE_HTML_TAG_H5, KIND_BLOCK },
  { "h6", BYLINE_HTML_TAG_H6, KIND_BLOCK },
  { "head", BYLINE_HTML_TAG_OTHER, KIND_UNSEEN },
  { "header", BYLINE_HTML_TAG_HEADER, KIND_BLOCK },
  { "hgroup", BYLINE_HTML_TAG_DIV, KIND_BLOCK },
  { "hr", BYLINE_HTML_TAG_HR, KIND_BLOCK },
  { "html", BYLINE_HTML_TAG_HTML, KIND_BLOCK },
  { "i", BYLINE_HTML_TAG_EM, KIND_INLINE },
  { "iframe", BYLINE_HTML_TAG_IFRAME, KIND_BLOCK },
  { "img", BYLINE_HTML_TAG_IMG, KIND_INLINE },
  { "input", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "kbd", BYLINE_HTML_TAG_CODE, KIND_INLINE },
  { "legend", BYLINE_HTML_TAG_DIV, KIND_BLOCK },
  { "li", BYLINE_HTML_TAG_LI, KIND_BLOCK },
  { "link", BYLINE_HTML_TAG_LINK, KIND_UNSEEN },
  { "main", BYLINE_HTML_TAG_MAIN, KIND_BLOCK },
  { "map", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "mark", BYLINE_HTML_TAG_MARK, KIND_INLINE },
  { "menu", BYLINE_HTML_TAG_UL, KIND_BLOCK },
  { "meta", BYLINE_HTML_TAG_META, KIND_UNSEEN },
  { "nav", BYLINE_HTML_TAG_NAV, KIND_BLOCK },
  { "noembed", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "noframes", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "noscript", BYLINE_HTML_TAG_NOSCRIPT, KIND_UNSEEN },
  { "object", BYLINE_HTML_TAG_OBJECT, KIND_BLOCK },
  { "ol", BYLINE_HTML_TAG_OL, KIND_BLOCK },
  { "option", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "p", BYLINE_HTML_TAG_P, KIND_BLOCK },
  { "param", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "picture", BYLINE_HTML_TAG_PICTURE, KIND_INLINE },
  { "pre", BYLINE_HTML_TAG_PRE, KIND_BLOCK },
  { "q", BYLINE_HTML_TAG_Q, KIND_INLINE },
  { "rp", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "rt", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "s", BYLINE_HTML_TAG_DEL, KIND_INLINE },
  { "samp", BYLINE_HTML_TAG_CODE, KIND_INLINE },
  { "script", BYLINE_HTML_TAG_SCRIPT, KIND_UNSEEN },
  { "section", BYLINE_HTML_TAG_SECTION, KIND_BLOCK },
  { "select", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "small", BYLINE_HTML_TAG_SMALL, KIND_INLINE },
  { "source", BYLINE_HTML_TAG_SOURCE, KIND_INLINE },
  { "span", BYLINE_HTML_TAG_SPAN, KIND_INLINE },
  { "strike", BYLINE_HTML_TAG_DEL, KIND_INLINE },
  { "strong", BYLINE_HTML_TAG_B, KIND_INLINE },
  { "style", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "sub", BYLINE_HTML_TAG_SUB, KIND_INLINE },
  { "summary", BYLINE_HTML_TAG_DIV, KIND_BLOCK },
  { "sup", BYLINE_HTML_TAG_SUP, KIND_INLINE },
  { "svg", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "table", BYLINE_HTML_TAG_TABLE, KIND_BLOCK },
  { "tbody", BYLINE_HTML_TAG_TBODY, KIND_BLOCK },
  { "td", BYLINE_HTML_TAG_TD, KIND_BLOCK },
  { "template", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "textarea", BYLINE_HTML_TAG_NON_TEXT, KIND_UNSEEN },
  { "tfoot", BYLINE_HTML_TAG_TBODY, KIND_BLOCK },
  { "th", BYLINE_HTML_TAG_TH, KIND_BLOCK },
  { "thead", BYLINE_HTML_TAG_THEAD, KIND_BLOCK },
  { "time", BYLINE_HTML_TAG_TIME, KIND_INLINE },
  { "title", BYLINE_HTML_TAG_TITLE, KIND_UNSEEN },
  { "tr", BYLINE_HTML_TAG_TR, KIND_BLOCK },
  { "tt", BYLINE_HTML_TAG_CODE, KIND_INLINE },
  { "ul", BYLINE_HTML_TAG_UL, KIND_BLOCK },
  { "video", BYLINE_HTML_TAG_VIDEO, KIND_BLOCK },
};

typedef struct {
  const char *word;
  guint32 hints;
} HintWord;

/* Sorted by word. Two words that stand side by side are looked up joined, too. */
static const HintWord hint_words[] = {
  { "ad", BYLINE_HINT_AD },
  { "addthis", BYLINE_HINT_SHARE },
  { "addtoany", BYLINE_HINT_SHARE },
  { "admonition", BYLINE_HINT_BOX },
  { "ads", BYLINE_HINT_AD },
  { "adsbygoogle", BYLINE_HINT_AD },
  { "adsense", BYLINE_HINT_AD },
  { "adslot", BYLINE_HINT_AD },
  { "adunit", BYLINE_HINT_AD },
  { "advert", BYLINE_HINT_AD },
  { "advertisement", BYLINE_HINT_AD },
  { "advertising", BYLINE_HINT_AD },
  { "adwrapper", BYLINE_HINT_AD },
  { "alsolike", BYLINE_HINT_RELATED },
  { "alsoread", BYLINE_HINT_RELATED },
  { "articleauthor", BYLINE_HINT_AUTHOR },
  { "articlebody", BYLINE_HINT_BODY },
  { "articlecontent", BYLINE_HINT_BODY },
  { "articleheadline", BYLINE_HINT_HEADLINE },
  { "articlelead", BYLINE_HINT_STANDFIRST },
  { "articlesection", BYLINE_HINT_KICKER },
  { "articletext", BYLINE_HINT_BODY },
  { "articletitle", BYLINE_HINT_HEADLINE },
  { "auteur", BYLINE_HINT_AUTHOR },
  { "auteurs", BYLINE_HINT_AUTHOR },
  { "author", BYLINE_HINT_AUTHOR },
  { "authorbio", BYLINE_HINT_AUTHOR | BYLINE_HINT_BIO },
  { "authorname", BYLINE_HINT_AUTHOR },
  { "authors", BYLINE_HINT_AUTHOR },
  { "autor", BYLINE_HINT_AUTHOR },
  { "autora", BYLINE_HINT_AUTHOR },
  { "autore", BYLINE_HINT_AUTHOR },
  { "autoren", BYLINE_HINT_AUTHOR },
  { "autores", BYLINE_HINT_AUTHOR },
  { "autori", BYLINE_HINT_AUTHOR },
  { "autorzy", BYLINE_HINT_AUTHOR },
  { "avatar", BYLINE_HINT_AVATAR },
  { "banner", BYLINE_HINT_AD },
  { "bio", BYLINE_HINT_BIO },
  { "biography", BYLINE_HINT_BIO },
  { "bodycontent", BYLINE_HINT_BODY },
  { "breadcrumb", BYLINE_HINT_NAV },
  { "breadcrumbs", BYLINE_HINT_NAV },
  { "byline", BYLINE_HINT_BYLINE },
  { "bylines", BYLINE_HINT_BYLINE },
  { "callout", BYLINE_HINT_BOX },
  { "caption", BYLINE_HINT_CAPTION },
  { "captions", BYLINE_HINT_CAPTION },
  { "carousel", BYLINE_HINT_GALLERY },
  { "chapeau", BYLINE_HINT_STANDFIRST },
  { "chosha", BYLINE_HINT_AUTHOR },
  { "columnist", BYLINE_HINT_AUTHOR },
  { "comment", BYLINE_HINT_COMMENT },
  { "commenting", BYLINE_HINT_COMMENT },
  { "commentlist", BYLINE_HINT_COMMENT },
  { "comments", BYLINE_HINT_COMMENT },
  { "contentinfo", BYLINE_HINT_FOOTER },
  { "contributor", BYLINE_HINT_AUTHOR },
  { "contributors", BYLINE_HINT_AUTHOR },
  { "copyright", BYLINE_HINT_COPYRIGHT },
  { "credit", BYLINE_HINT_CREDIT },
  { "credits", BYLINE_HINT_CREDIT },
  { "cutline", BYLINE_HINT_CAPTION },
  { "dachzeile", BYLINE_HINT_KICKER },
  { "date", BYLINE_HINT_DATE },
  { "dateline", BYLINE_HINT_DATE },
  { "datepublished", BYLINE_HINT_DATE },
  { "datetime", BYLINE_HINT_DATE },
  { "datum", BYLINE_HINT_DATE },
  { "deck", BYLINE_HINT_STANDFIRST },
  { "dek", BYLINE_HINT_STANDFIRST },
  { "disqus", BYLINE_HINT_COMMENT },
  { "donate", BYLINE_HINT_PROMO },
  { "donation", BYLINE_HINT_PROMO },
  { "dtpublished", BYLINE_HINT_DATE },
  { "econtent", BYLINE_HINT_BODY },
  { "endnotes", BYLINE_HINT_FOOTNOTE },
  { "entrycontent", BYLINE_HINT_BODY },
  { "entrymeta", BYLINE_HINT_META },
  { "entrysubtitle", BYLINE_HINT_STANDFIRST },
  { "entrytitle", BYLINE_HINT_HEADLINE },
  { "expand", BYLINE_HINT_EXPAND },
  { "eyebrow", BYLINE_HINT_KICKER },
  { "facebook", BYLINE_HINT_SHARE },
  { "factbox", BYLINE_HINT_BOX },
  { "fecha", BYLINE_HINT_DATE },
  { "figcaption", BYLINE_HINT_CAPTION },
  { "figure", BYLINE_HINT_MEDIA },
  { "firma", BYLINE_HINT_BYLINE },
  { "fn", BYLINE_HINT_NAME },
  { "footer", BYLINE_HINT_FOOTER },
  { "footnote", BYLINE_HINT_FOOTNOTE },
  { "footnotes", BYLINE_HINT_FOOTNOTE },
  { "forfatter", BYLINE_HINT_AUTHOR },
  { "galleries", BYLINE_HINT_GALLERY },
  { "gallery", BYLINE_HINT_GALLERY },
  { "gravatar", BYLINE_HINT_AVATAR },
  { "headline", BYLINE_HINT_HEADLINE },
  { "headshot", BYLINE_HINT_AVATAR },
  { "image", BYLINE_HINT_MEDIA },
  { "img", BYLINE_HINT_MEDIA },
  { "infobox", BYLINE_HINT_BOX },
  { "instagram", BYLINE_HINT_POST },
  { "keywords", BYLINE_HINT_TAGS },
  { "kicker", BYLINE_HINT_KICKER },
  { "kirjoittaja", BYLINE_HINT_AUTHOR },
  { "livefyre", BYLINE_HINT_COMMENT },
  { "login", BYLINE_HINT_PROMO },
  { "mastodon", BYLINE_HINT_POST },
  { "media", BYLINE_HINT_MEDIA },
  { "menu", BYLINE_HINT_NAV },
  { "meta", BYLINE_HINT_META },
  { "metadata", BYLINE_HINT_META },
  { "morefrom", BYLINE_HINT_RELATED },
  { "moreon", BYLINE_HINT_RELATED },
  { "mostpopular", BYLINE_HINT_RELATED },
  { "mostread", BYLINE_HINT_RELATED },
  { "muhabir", BYLINE_HINT_AUTHOR },
  { "name", BYLINE_HINT_NAME },
  { "nav", BYLINE_HINT_NAV },
  { "navbar", BYLINE_HINT_NAV },
  { "navigation", BYLINE_HINT_NAV },
  { "newsletter", BYLINE_HINT_PROMO },
  { "newsletters", BYLINE_HINT_PROMO },
  { "onward", BYLINE_HINT_RELATED },
  { "outbrain", BYLINE_HINT_RELATED },
  { "overline", BYLINE_HINT_KICKER },
  { "pager", BYLINE_HINT_NAV },
  { "pagination", BYLINE_HINT_NAV },
  { "pauthor", BYLINE_HINT_AUTHOR },
  { "paywall", BYLINE_HINT_PROMO },
  { "pcategory", BYLINE_HINT_KICKER },
  { "penulis", BYLINE_HINT_AUTHOR },
  { "photo", BYLINE_HINT_MEDIA },
  { "photocredit", BYLINE_HINT_CREDIT },
  { "photographer", BYLINE_HINT_CREDIT },
  { "picture", BYLINE_HINT_MEDIA },
  { "popular", BYLINE_HINT_RELATED },
  { "portrait", BYLINE_HINT_AVATAR },
  { "postauthor", BYLINE_HINT_AUTHOR },
  { "postbody", BYLINE_HINT_BODY },
  { "postcontent", BYLINE_HINT_BODY },
  { "postmeta", BYLINE_HINT_META },
  { "posttags", BYLINE_HINT_TAGS },
  { "posttitle", BYLINE_HINT_HEADLINE },
  { "prevnext", BYLINE_HINT_NAV },
  { "promo", BYLINE_HINT_PROMO },
  { "promotion", BYLINE_HINT_PROMO },
  { "psummary", BYLINE_HINT_STANDFIRST },
  { "pubdate", BYLINE_HINT_DATE },
  { "published", BYLINE_HINT_DATE },
  { "pullquote", BYLINE_HINT_PULLQUOTE },
  { "rail", BYLINE_HINT_SIDEBAR },
  { "readmore", BYLINE_HINT_RELATED },
  { "readnext", BYLINE_HINT_RELATED },
  { "recirc", BYLINE_HINT_RELATED },
  { "recirculation", BYLINE_HINT_RELATED },
  { "recommend", BYLINE_HINT_RELATED },
  { "recommendation", BYLINE_HINT_RELATED },
  { "recommendations", BYLINE_HINT_RELATED },
  { "recommended", BYLINE_HINT_RELATED },
  { "related", BYLINE_HINT_RELATED },
  { "relatedposts", BYLINE_HINT_RELATED },
  { "reporter", BYLINE_HINT_AUTHOR },
  { "reporters", BYLINE_HINT_AUTHOR },
  { "respond", BYLINE_HINT_COMMENT },
  { "rubric", BYLINE_HINT_KICKER },
  { "screenreader", BYLINE_HINT_VISUALLY_HIDDEN },
  { "sectionlabel", BYLINE_HINT_KICKER },
  { "seealso", BYLINE_HINT_RELATED },
  { "share", BYLINE_HINT_SHARE },
  { "sharebar", BYLINE_HINT_SHARE },
  { "sharedaddy", BYLINE_HINT_SHARE },
  { "sharing", BYLINE_HINT_SHARE },
  { "sidebar", BYLINE_HINT_SIDEBAR },
  { "signup", BYLINE_HINT_PROMO },
  { "similar", BYLINE_HINT_RELATED },
  { "skribent", BYLINE_HINT_AUTHOR },
  { "skyscraper", BYLINE_HINT_AD },
  { "slider", BYLINE_HINT_GALLERY },
  { "slideshow", BYLINE_HINT_GALLERY },
  { "social", BYLINE_HINT_SHARE },
  { "sponsor", BYLINE_HINT_AD },
  { "sponsored", BYLINE_HINT_AD },
  { "sronly", BYLINE_HINT_VISUALLY_HIDDEN },
  { "standfirst", BYLINE_HINT_STANDFIRST },
  { "storybody", BYLINE_HINT_BODY },
  { "storycontent", BYLINE_HINT_BODY },
  { "storydek", BYLINE_HINT_STANDFIRST },
  { "storytext", BYLINE_HINT_BODY },
  { "storytitle", BYLINE_HINT_HEADLINE },
  { "strapline", BYLINE_HINT_STANDFIRST },
  { "subheadline", BYLINE_HINT_STANDFIRST },
  { "subhed", BYLINE_HINT_STANDFIRST },
  { "subscribe", BYLINE_HINT_PROMO },
  { "subscription", BYLINE_HINT_PROMO },
  { "subtitle", BYLINE_HINT_STANDFIRST },
  { "szerzo", BYLINE_HINT_AUTHOR },
  { "taboola", BYLINE_HINT_RELATED },
  { "taglist", BYLINE_HINT_TAGS },
  { "tags", BYLINE_HINT_TAGS },
  { "thumbnail", BYLINE_HINT_MEDIA },
  { "time", BYLINE_HINT_DATE },
  { "timestamp", BYLINE_HINT_DATE },
  { "toolbar", BYLINE_HINT_NAV },
  { "topictags", BYLINE_HINT_TAGS },
  { "topline", BYLINE_HINT_KICKER },
  { "trending", BYLINE_HINT_RELATED },
  { "tweet", BYLINE_HINT_POST },
  { "twitter", BYLINE_HINT_SHARE },
  { "updated", BYLINE_HINT_DATE },
  { "upnext", BYLINE_HINT_RELATED },
  { "vcard", BYLINE_HINT_AUTHOR },
  { "visuallyhidden", BYLINE_HINT_VISUALLY_HIDDEN },
  { "vorspann", BYLINE_HINT_STANDFIRST },
  { "whatsapp", BYLINE_HINT_SHARE },
  { "widgetsection", BYLINE_HINT_KICKER },
  { "wpcaption", BYLINE_HINT_MEDIA },
  { "writer", BYLINE_HINT_AUTHOR },
  { "yazar", BYLINE_HINT_AUTHOR },
  { "zergnet", BYLINE_HINT_RELATED },
};

static int
compare_tag_name (const void *name, const void *entry)
{
  return g_ascii_strcasecmp (name, ((const TagName *) entry)->name);
}

static const TagName *
find_tag (const char *name)
{
  return bsearch (name, tag_names, G_N_ELEMENTS (tag_names), sizeof (TagName), compare_tag_name);
}

BylineHtmlTag
_byline_html_tag_from_name (const char *name)
{
  const TagName *found = find_tag (name);

  if (found != NULL)
    return found->tag;
  /* Custom elements wrap blocks more often than words; but for those of formulas. */
  if (g_ascii_strncasecmp (name, "mjx-", 4) == 0)
    return BYLINE_HTML_TAG_OTHER;
  return strchr (name, '-') != NULL ? BYLINE_HTML_TAG_DIV : BYLINE_HTML_TAG_OTHER;
}

static guint8
tag_kind (BylineHtmlTag tag)
{
  static gsize once;
  static guint8 kinds[BYLINE_HTML_TAG_VIDEO + 1];

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (tag_names); i++)
        kinds[tag_names[i].tag] = tag_names[i].kind;
      kinds[BYLINE_HTML_TAG_OTHER] = KIND_INLINE;
      g_once_init_leave (&once, 1);
    }
  return kinds[tag];
}

gboolean
_byline_html_tag_is_block (BylineHtmlTag tag)
{
  return tag_kind (tag) == KIND_BLOCK;
}

gboolean
_byline_html_tag_is_non_text (BylineHtmlTag tag)
{
  return tag_kind (tag) == KIND_UNSEEN;
}

static int
compare_hint_word (const void *word, const void *entry)
{
  return strcmp (word, ((const HintWord *) entry)->word);
}

static guint32
hints_of_word (const char *word)
{
  const HintWord *found;

  found = bsearch (word, hint_words, G_N_ELEMENTS (hint_words), sizeof (HintWord),
                   compare_hint_word);
  return found != NULL ? found->hints : 0;
}

#define WORD_MAX 24

/* Reads the next word of @names in lower case: letters only, ended by a hump, too. */
static const char *
next_word (const char *names, const char *end, char *word)
{
  gsize length = 0;

  while (names < end && !g_ascii_isalpha (*names))
    names++;
  while (names < end && g_ascii_isalpha (*names))
    {
      if (length > 0 && g_ascii_isupper (*names) && g_ascii_islower (names[-1]))
        break;
      if (length < WORD_MAX)
        word[length++] = g_ascii_tolower (*names);
      names++;
    }
  word[length] = '\0';
  return names;
}

/* Blogs put what a story is about among its names: "tag-slideshow" is none. */
static gboolean
is_taxonomy (const char *name)
{
  static const char *prefixes[] = { "category-", "tag-", "post_tag-", "format-", "topic-" };

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      if (g_str_has_prefix (name, prefixes[i]))
        return TRUE;
    }
  return FALSE;
}

/* A long number with letters in it says nothing: "8d0e509da5b085f". */
static gboolean
is_number (const char *name)
{
  gsize length = strcspn (name, " \n\t");
  guint n_digits = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isxdigit (name[i]) && name[i] != '-')
        return FALSE;
      n_digits += g_ascii_isdigit (name[i]);
    }
  return length >= 12 && n_digits >= 3;
}

guint32
_byline_hints_from_names (const char *names)
{
  char previous[WORD_MAX + 1] = "";
  char word[WORD_MAX + 1];
  char joined[2 * WORD_MAX + 1];
  const char *begin = names;
  const char *end = names + strnlen (names, 1024);
  guint32 hints = 0;

  while (names < end)
    {
      gboolean same_name;
      const char *start = names;

      while (start < end && (*start == ' ' || *start == '\n' || *start == '\t'))
        start++;
      if ((start == names && names > begin) ? FALSE : is_taxonomy (start) || is_number (start))
        {
          names = start + strcspn (start, " \n\t");
          names = MIN (names, end);
          *previous = '\0';
          continue;
        }
      start = names;
      names = next_word (names, end, word);
      if (*word == '\0')
        break;
      same_name = memchr (start, ' ', (gsize) (names - start)) == NULL;
      /* "has-sidebar", "no-comments": what a page has, not what the element is. */
      if (g_str_equal (previous, "has") || g_str_equal (previous, "no") ||
          g_str_equal (previous, "with"))
        {
          g_strlcpy (previous, word, sizeof previous);
          if (same_name)
            continue;
        }
      hints |= hints_of_word (word);
      if (same_name && *previous != '\0')
        {
          g_snprintf (joined, sizeof joined, "%s%s", previous, word);
          hints |= hints_of_word (joined);
        }
      g_strlcpy (previous, word, sizeof previous);
    }
  return hints;
}
