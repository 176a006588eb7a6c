/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sanitizer-private.h"

#include "byline-url.h"

#include <stdlib.h>
#include <string.h>

typedef enum {
  KIND_TEXT,
  KIND_LINK,   /* what a reader may go to */
  KIND_SOURCE, /* what is loaded */
  KIND_SOURCES /* srcset: candidates with widths */
} AttributeKind;

typedef struct {
  const char *name;
  AttributeKind kind;
  const char *elements; /* NULL: all; else names with a space on either side */
} AttributeRule;

#define CELLS " td th "
#define CHANGES " blockquote q ins del "
#define MEDIA " audio video "

/* Sorted by name. Everything else, first of all handlers and style, is left out. */
static const AttributeRule rules[] = {
  { "abbr", KIND_TEXT, CELLS },
  { "align", KIND_TEXT, " td th tr " },
  { "alt", KIND_TEXT, " img " },
  { "cite", KIND_LINK, CHANGES },
  { "class", KIND_TEXT, NULL },
  { "colspan", KIND_TEXT, CELLS },
  { "controls", KIND_TEXT, MEDIA },
  { "datetime", KIND_TEXT, " time ins del " },
  { "dir", KIND_TEXT, NULL },
  { "headers", KIND_TEXT, CELLS },
  { "height", KIND_TEXT, " img video " },
  { "href", KIND_LINK, " a " },
  { "hreflang", KIND_TEXT, " a " },
  { "id", KIND_TEXT, NULL },
  { "kind", KIND_TEXT, " track " },
  { "label", KIND_TEXT, " track " },
  { "lang", KIND_TEXT, NULL },
  { "media", KIND_TEXT, " source " },
  { "name", KIND_TEXT, " a " },
  { "open", KIND_TEXT, " details " },
  { "poster", KIND_SOURCE, " video " },
  { "reversed", KIND_TEXT, " ol " },
  { "rowspan", KIND_TEXT, CELLS },
  { "scope", KIND_TEXT, CELLS },
  { "span", KIND_TEXT, " col colgroup " },
  { "src", KIND_SOURCE, " img audio video source track " },
  { "srclang", KIND_TEXT, " track " },
  { "srcset", KIND_SOURCES, " img source " },
  { "start", KIND_TEXT, " ol " },
  { "title", KIND_TEXT, NULL },
  { "type", KIND_TEXT, " ol ul source a " },
  { "value", KIND_TEXT, " li data " },
  { "width", KIND_TEXT, " img video " },
};

/* Where pages keep the real address of a picture that a script would load later. */
static const char *const lazy_sources[] = { "data-src", "data-lazy-src", "data-original",
                                            "data-orig-file" };
static const char *const lazy_source_sets[] = { "data-srcset", "data-lazy-srcset" };

/* Pictures of these addresses count readers, and are no pictures. */
static const char *const trackers[] = {
  "/matomo.php",
  "/piwik.php",
  "/utm.gif",
  "/__utm.gif",
  ".amazon-adsystem.com/",
  ".feedsportal.com/",
  ".statcounter.com/",
  "://ad.doubleclick.net/",
  "://b.scorecardresearch.com/",
  "://counter.theconversation.",
  "://feedads.g.doubleclick.net/",
  "://feeds.feedburner.com/~",
  "://feeds.wordpress.com/1.0/",
  "://googleads.g.doubleclick.net/",
  "://medium.com/_/stat?",
  "://pixel.",
  "://rss.buysellads.com/",
  "://stats.wordpress.com/",
  "://stats.wp.com/",
  "://tracking.",
  "://www.assoc-amazon.",
  "://www.facebook.com/tr?",
  "://www.google-analytics.com/",
};

/* The longest value of an attribute, in bytes; as it stands in the input each may be a reference. */
#define MAX_VALUE 16384
#define MAX_RAW (MAX_VALUE * 6)

static int
compare_rule (gconstpointer key, gconstpointer rule)
{
  return strcmp (key, ((const AttributeRule *) rule)->name);
}

static gboolean
is_for_element (const AttributeRule *rule, const BylineHtmlElement *element)
{
  gsize length = strlen (element->name);
  const char *p = rule->elements;

  if (p == NULL)
    return TRUE;
  for (; (p = strstr (p, element->name)) != NULL; p++)
    if (p[-1] == ' ' && p[length] == ' ')
      return TRUE;
  return FALSE;
}

static const AttributeRule *
find_rule (const BylineMarkupAttribute *attribute, const BylineHtmlElement *element)
{
  char name[16];
  const AttributeRule *rule;

  if (attribute->name_length >= sizeof name || attribute->value_length > MAX_RAW)
    return NULL;
  for (gsize i = 0; i < attribute->name_length; i++)
    name[i] = g_ascii_tolower (attribute->name[i]);
  name[attribute->name_length] = '\0';
  rule = bsearch (name, rules, G_N_ELEMENTS (rules), sizeof *rules, compare_rule);
  return rule != NULL && is_for_element (rule, element) ? rule : NULL;
}

static char *
resolve (const char *base_url, const char *reference, AttributeKind kind)
{
  g_autofree char *url = NULL;

  if (kind == KIND_SOURCE && *reference == '\0')
    return NULL;
  if (kind != KIND_SOURCE && base_url == NULL && reference[0] == '#' && reference[1] != '\0')
    return g_strdup (reference);
  url = kind == KIND_SOURCE ? byline_url_resolve (base_url, reference)
                            : byline_url_resolve_link (base_url, reference);
  if (url != NULL && strchr (url, '?') != NULL)
    return byline_url_without_tracking (url);
  return g_steal_pointer (&url);
}

/* "300w", "1.5x": how wide or how dense a candidate is (HTML, image candidate string). */
static gsize
length_of_descriptor (const char *text, gsize length)
{
  gsize digits = strspn (text, "0123456789.");

  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  return digits > 0 && digits + 1 == length && length < 12 && strchr ("wxh", text[digits]) != NULL
           ? length
           : 0;
}

/* A candidate is an address and perhaps a descriptor; addresses may hold commas, but not end in
 * one. */
static char *
resolve_set (const char *base_url, const char *set)
{
  g_autoptr (GString) out = g_string_new (NULL);

  while (*set != '\0')
    {
      gsize length;
      const char *descriptor;
      gsize descriptor_length;
      gboolean ends_in_comma;
      g_autofree char *reference = NULL;
      g_autofree char *url = NULL;

      set += strspn (set, " \t\r\n\f,");
      length = strcspn (set, " \t\r\n\f");
      if (length == 0)
        break;
      ends_in_comma = set[length - 1] == ',';
      reference = g_strndup (set, ends_in_comma ? length - 1 : length);
      set += length;
      descriptor = set + strspn (set, " \t\r\n\f");
      descriptor_length = ends_in_comma ? 0 : strcspn (descriptor, ",");
      if (!ends_in_comma)
        set = descriptor + descriptor_length;
      descriptor_length = length_of_descriptor (descriptor, descriptor_length);

      url = resolve (base_url, reference, KIND_SOURCE);
      if (url == NULL || strpbrk (url, ", ") != NULL)
        continue;
      if (out->len > 0)
        g_string_append (out, ", ");
      g_string_append (out, url);
      if (descriptor_length > 0)
        {
          g_string_append_c (out, ' ');
          g_string_append_len (out, descriptor, descriptor_length);
        }
    }
  return out->len > 0 ? g_strdup (out->str) : NULL;
}

static char *
resolve_value (const char *base_url, const BylineMarkupAttribute *attribute, AttributeKind kind)
{
  g_autofree char *value = _byline_markup_tokenizer_dup_value (attribute);

  if (kind != KIND_TEXT)
    {
      char *resolved = kind == KIND_SOURCES ? resolve_set (base_url, value)
                                            : resolve (base_url, value, kind);

      g_free (value);
      value = resolved;
    }
  return value != NULL && strlen (value) <= MAX_VALUE ? g_steal_pointer (&value) : NULL;
}

static char *
find_lazy (const BylineMarkupTokenizer *markup,
           const char *base_url,
           const char *const *names,
           gsize n_names,
           AttributeKind kind)
{
  for (gsize i = 0; i < n_names; i++)
    {
      const BylineMarkupAttribute *attribute = _byline_markup_tokenizer_attribute (markup,
                                                                                   names[i]);
      char *value = NULL;

      if (attribute != NULL && attribute->value_length <= MAX_RAW)
        value = resolve_value (base_url, attribute, kind);
      if (value != NULL)
        return value;
    }
  return NULL;
}

static gboolean
is_dot (const BylineMarkupTokenizer *markup, const char *name)
{
  g_autofree char *value = _byline_markup_tokenizer_dup_attribute (markup, name);

  /* "0", "1", "1px": what no one can see. */
  return value != NULL && (value[0] == '0' || value[0] == '1') && !g_ascii_isdigit (value[1]);
}

/* Whether its style hides it, or makes a dot of it. */
static gboolean
is_styled_away (const BylineMarkupTokenizer *markup)
{
  static const char *const words[] = { "display:none", "visibility:hidden", "width:1px", "width:0",
                                       "height:1px" };
  g_autofree char *style = _byline_markup_tokenizer_dup_attribute (markup, "style");
  char *end = style;

  if (style == NULL)
    return FALSE;
  for (const char *p = style; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      *end++ = g_ascii_tolower (*p);
  *end = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *found = strstr (style, words[i]);

      /* Not in "max-width". */
      if (found != NULL && (found == style || found[-1] == ';'))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_tracker (const BylineMarkupTokenizer *markup, const char *url)
{
  if (is_dot (markup, "width") && is_dot (markup, "height"))
    return TRUE;
  for (gsize i = 0; url != NULL && i < G_N_ELEMENTS (trackers); i++)
    if (strstr (url, trackers[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
write_picture (GString *out, const BylineMarkupTokenizer *markup, const char *base_url)
{
  g_autofree char *source = NULL;
  g_autofree char *set = NULL;
  g_autofree char *alt = NULL;
  const BylineMarkupAttribute *attribute;

  source = find_lazy (markup, base_url, lazy_sources, G_N_ELEMENTS (lazy_sources), KIND_SOURCE);
  attribute = _byline_markup_tokenizer_attribute (markup, "src");
  if (source == NULL && attribute != NULL && attribute->value_length <= MAX_RAW)
    source = resolve_value (base_url, attribute, KIND_SOURCE);

  set = find_lazy (markup, base_url, lazy_source_sets, G_N_ELEMENTS (lazy_source_sets),
                   KIND_SOURCES);
  attribute = _byline_markup_tokenizer_attribute (markup, "srcset");
  if (set == NULL && attribute != NULL && attribute->value_length <= MAX_RAW)
    set = resolve_value (base_url, attribute, KIND_SOURCES);

  if (source == NULL && set != NULL)
    source = g_strndup (set, strcspn (set, " ,"));
  /* Without a picture there may still be the words for it. */
  alt = _byline_markup_tokenizer_dup_attribute (markup, "alt");
  if (source == NULL && (alt == NULL || alt[0] == '\0' || strlen (alt) > MAX_VALUE))
    return FALSE;
  if (is_tracker (markup, source) || is_styled_away (markup))
    return FALSE;

  g_string_append (out, "<img");
  if (source != NULL)
    _byline_sanitize_attribute (out, "src", source);
  if (set != NULL)
    _byline_sanitize_attribute (out, "srcset", set);
  return TRUE;
}

static void
write_attributes (GString *out,
                  const BylineMarkupTokenizer *markup,
                  const BylineHtmlElement *element,
                  const char *base_url,
                  gboolean has_sources)
{
  guint64 seen = 0;

  G_STATIC_ASSERT (G_N_ELEMENTS (rules) <= 64);
  for (guint i = 0; i < markup->n_attributes; i++)
    {
      const AttributeRule *rule = find_rule (&markup->attributes[i], element);
      g_autofree char *value = NULL;

      if (rule == NULL || (seen & (G_GUINT64_CONSTANT (1) << (rule - rules))) != 0)
        continue;
      if (has_sources && (rule->kind == KIND_SOURCE || rule->kind == KIND_SOURCES))
        continue;
      value = resolve_value (base_url, &markup->attributes[i], rule->kind);
      if (value == NULL)
        continue;
      seen |= G_GUINT64_CONSTANT (1) << (rule - rules);
      _byline_sanitize_attribute (out, rule->name, value);
    }
}

/* Of a cell's style its text's edge is kept, as an attribute. */
static void
write_align (GString *out, const BylineMarkupTokenizer *markup)
{
  static const char *const words[] = { "left", "center", "right" };
  g_autofree char *style = NULL;
  const char *said;

  if (_byline_markup_tokenizer_attribute (markup, "align") != NULL)
    return;
  style = _byline_markup_tokenizer_dup_attribute (markup, "style");
  said = style != NULL ? strstr (style, "text-align") : NULL;
  if (said == NULL)
    return;
  said += strlen ("text-align");
  said += strspn (said, " :\t");
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (said, words[i], strlen (words[i])) == 0)
      _byline_sanitize_attribute (out, "align", words[i]);
}

gboolean
_byline_sanitize_start_tag (GString *out,
                            const BylineMarkupTokenizer *markup,
                            const BylineHtmlElement *element,
                            const char *base_url)
{
  gsize begin = out->len;
  gboolean is_picture = strcmp (element->name, "img") == 0;
  gsize bare;

  if (!is_picture)
    {
      g_string_append_c (out, '<');
      g_string_append (out, element->name);
    }
  else if (!write_picture (out, markup, base_url))
    return FALSE;

  bare = out->len;
  if (markup->n_attributes > 0)
    write_attributes (out, markup, element, base_url, is_picture);
  if (strcmp (element->name, "td") == 0 || strcmp (element->name, "th") == 0)
    write_align (out, markup);
  if (strcmp (element->name, "a") == 0 && out->len == bare)
    {
      g_string_truncate (out, begin);
      return FALSE;
    }
  g_string_append_c (out, '>');
  return TRUE;
}

/* The players whose frames are kept: without "www.", also hosts below them. */
static const char *const players[] = {
  "archive.org",       "bandcamp.com",
  "bsky.app",          "codepen.io",
  "dailymotion.com",   "datawrapper.de",
  "dwcdn.net",         "facebook.com",
  "flourish.studio",   "giphy.com",
  "infogram.com",      "instagram.com",
  "maps.google.com",   "media.ccc.de",
  "mixcloud.com",      "open.spotify.com",
  "openstreetmap.org", "podcasts.apple.com",
  "reddit.com",        "scribd.com",
  "slideshare.net",    "soundcloud.com",
  "speakerdeck.com",   "substack.com",
  "ted.com",           "tiktok.com",
  "twitch.tv",         "twitter.com",
  "vimeo.com",         "x.com",
  "youtu.be",          "youtube-nocookie.com",
  "youtube.com",
};

static gboolean
is_player (const char *url)
{
  g_autofree char *host = byline_url_host (url);

  for (gsize i = 0; host != NULL && i < G_N_ELEMENTS (players); i++)
    {
      gsize length = strlen (host);
      gsize player_length = strlen (players[i]);

      if (length >= player_length && strcmp (host + length - player_length, players[i]) == 0 &&
          (length == player_length || host[length - player_length - 1] == '.'))
        return TRUE;
    }
  return strstr (url, ".google.com/maps") != NULL;
}

static char *
find_frame_source (const BylineMarkupTokenizer *markup, const char *base_url)
{
  static const char *const names[] = { "src", "data-src", "data-lazy-src" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *source = _byline_markup_tokenizer_dup_attribute (markup, names[i]);
      char *url = source != NULL ? resolve (base_url, source, KIND_SOURCE) : NULL;

      if (url != NULL)
        return url;
    }
  return NULL;
}

void
_byline_sanitize_frame (GString *out, const BylineMarkupTokenizer *markup, const char *base_url)
{
  g_autofree char *url = find_frame_source (markup, base_url);
  g_autofree char *title = _byline_markup_tokenizer_dup_attribute (markup, "title");
  g_autoptr (GString) escaped = NULL;
  gboolean has_title = title != NULL && *title != '\0';

  if (url == NULL || is_tracker (markup, url))
    return;
  if (is_player (url))
    {
      g_string_append (out, "<iframe");
      _byline_sanitize_attribute (out, "src", url);
      if (has_title)
        _byline_sanitize_attribute (out, "title", title);
      g_string_append (out, "></iframe>");
    }
  else if (has_title)
    {
      g_string_append (out, "<a");
      _byline_sanitize_attribute (out, "href", url);
      g_string_append_c (out, '>');
      escaped = g_string_new (NULL);
      _byline_markup_escape (escaped, title, strlen (title));
      _byline_sanitize_text (out, escaped->str, escaped->len);
      g_string_append (out, "</a>");
    }
}
