/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-picture-address.h"

#include <stdlib.h>
#include <string.h>

#include "byline-url.h"

/* Nobody publishes wider ones. */
#define MAX_WIDTH 20000
/* A proxy behind a proxy. */
#define MAX_PROXIES 3

/* An address on its way to its key. */
typedef struct {
  GString *key;
  int width; /* the widest that was asked for; 0: none */
} Reader;

/* Names of a query that say how large, or how, the picture is wanted. */
static const char *const size_names[] = {
  "w", "width", "wid", "imwidth", "maxwidth", "max-w", "sw", "size", "sz",
};

/* Names of a query that say which picture it is, where the path does not. */
static const char *const identity_names[] = {
  "id",  "image", "img",   "imgid", "image_id", "file", "filename", "name",
  "src", "path",  "photo", "pic",   "pid",      "p",    "f",        "u",
  "url", "key",   "asset", "media", "item",     "n",    "i",
};

static gboolean
is_one_of (const char *word, gsize length, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (word, words[i], length) == 0)
      return TRUE;
  return FALSE;
}

static int
read_number (const char *text, const char *end, const char **behind)
{
  int number = 0;

  while (text < end && g_ascii_isdigit (*text) && number <= MAX_WIDTH)
    number = number * 10 + (*text++ - '0');
  *behind = text;
  return number;
}

static void
note_width (Reader *self, int width)
{
  if (width > 0 && width <= MAX_WIDTH)
    self->width = MAX (self->width, width);
}

/* --- Proxies --- */

/* The address that stands within @url, plain or escaped, or %NULL. Of what follows it in a query it
 * is cut off. */
static char *
find_inner (const char *url)
{
  static const char *const begins[] = { "http://", "https://", "http%3A%2F%2F", "https%3A%2F%2F" };
  const char *begin = strstr (url, "://");
  const char *query;
  const char *found = NULL;
  g_autofree char *inner = NULL;

  if (begin == NULL)
    return NULL;
  begin += 3;
  query = strchr (begin, '?');
  for (gsize i = 0; i < G_N_ELEMENTS (begins); i++)
    for (const char *p = begin; *p != '\0'; p++)
      if (g_ascii_strncasecmp (p, begins[i], strlen (begins[i])) == 0 &&
          (found == NULL || p < found))
        {
          found = p;
          break;
        }
  if (found == NULL || found == begin)
    return NULL;
  inner = query != NULL && found > query ? g_strndup (found, strcspn (found, "&"))
                                         : g_strdup (found);
  return strstr (inner, "://") != NULL ? g_steal_pointer (&inner)
                                       : g_uri_unescape_string (inner, NULL);
}

/* i0.wp.com/HOST/PATH, cdn.statically.io/img/HOST/PATH, images.weserv.nl/?url=HOST/PATH */
static char *
find_named_proxy (const char *url)
{
  static const struct {
    const char *host;
    const char *path;
  } proxies[] = {
    { "i0.wp.com", "/" },
    { "i1.wp.com", "/" },
    { "i2.wp.com", "/" },
    { "i3.wp.com", "/" },
    { "cdn.statically.io", "/img/" },
    { "images.weserv.nl", "/?url=" },
    { "wsrv.nl", "/?url=" },
  };
  g_autofree char *host = byline_url_host (url);
  const char *path = strstr (url, "://");

  path = path != NULL ? path + 3 + strcspn (path + 3, "/?#") : NULL;
  for (gsize i = 0; host != NULL && path != NULL && i < G_N_ELEMENTS (proxies); i++)
    if (g_str_equal (host, proxies[i].host) && g_str_has_prefix (path, proxies[i].path))
      {
        g_autofree char *inner = g_strdup (path + strlen (proxies[i].path));

        if (strchr (proxies[i].path, '?') != NULL)
          inner[strcspn (inner, "&")] = '\0';
        return strchr (inner, '.') != NULL ? g_strconcat ("https://", inner, NULL) : NULL;
      }
  return NULL;
}

/* --- The path --- */

/* "300x200", "w640", "w640-h480", "s1600", "640w", "1200x", "x600", "=s0", "fit-in" and its kin.
 * Returns: whether the segment says nothing but a size. */
static gboolean
is_size (Reader *self, const char *text, gsize length)
{
  const char *end = text + length;
  const char *p = text;
  const char *behind;
  int width;

  if (is_one_of (text, length, (const char *const[]){ "fit-in", "smart", "resize", "crop" }, 4))
    return TRUE;
  if (p < end && (*p == 's' || *p == 'w' || *p == 'h') && p + 1 < end && g_ascii_isdigit (p[1]))
    {
      width = read_number (p + 1, end, &behind);
      if (behind < end && *behind != '-' && *behind != '_')
        return FALSE;
      if (*p != 'h')
        note_width (self, width);
      for (p = behind; p < end; p++)
        if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_')
          return FALSE;
      return TRUE;
    }
  width = read_number (p, end, &behind);
  if (behind - p < 2 || behind - p > 5)
    return FALSE;
  if (behind + 1 == end && (*behind == 'w' || *behind == 'x'))
    {
      note_width (self, width);
      return TRUE;
    }
  if (behind < end && *behind == 'x')
    {
      const char *last;

      /* A height of 0 goes by the width. */
      read_number (behind + 1, end, &last);
      if (last != end || (last - behind < 3 && !(last - behind == 2 && behind[1] == '0')))
        return FALSE;
      note_width (self, width);
      return TRUE;
    }
  return FALSE;
}

/* --- What image servers shall do with a picture --- */

/* The values of a transformation, all of one kind. */
typedef enum {
  VALUE_WIDTH,  /* a number: how wide */
  VALUE_NUMBER, /* a number, or "auto" with what follows */
  VALUE_WORD,   /* a word of the table below, so that a folder of that name stays */
  VALUE_LIST,   /* words and numbers, of which the first is how wide */
  VALUE_ANY,    /* words and numbers */
} ValueKind;

static const struct {
  const char *name;
  ValueKind kind;
} transformations[] = {
  { "w", VALUE_WIDTH },       { "width", VALUE_WIDTH },  { "h", VALUE_NUMBER },
  { "height", VALUE_NUMBER }, { "q", VALUE_NUMBER },     { "quality", VALUE_NUMBER },
  { "dpr", VALUE_NUMBER },    { "c", VALUE_WORD },       { "g", VALUE_WORD },
  { "f", VALUE_WORD },        { "fo", VALUE_WORD },      { "fit", VALUE_WORD },
  { "format", VALUE_WORD },   { "gravity", VALUE_WORD }, { "crop", VALUE_WORD },
  { "rs", VALUE_LIST },       { "resize", VALUE_LIST },  { "filters", VALUE_ANY },
  { "tr", VALUE_LIST },
};

static const char *const transformation_words[] = {
  "auto",   "fill",   "lfill", "fill-down", "limit",      "scale",   "thumb", "pad",   "lpad",
  "fit",    "mfit",   "crop",  "cover",     "scale-down", "contain", "max",   "face",  "faces",
  "center", "centre", "north", "south",     "east",       "west",    "sm",    "smart", "jpg",
  "jpeg",   "png",    "webp",  "avif",      "gif",        "entropy",
};

static gboolean
is_number (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]) && (text[i] != '.' || i == 0))
      return FALSE;
  return length > 0;
}

/* "fill:1600:0", "w-900", "quality(80):format(webp)": the first number is the width if that @has_width. */
static gboolean
read_list (Reader *self, const char *text, gsize length, gboolean has_width)
{
  gboolean is_noted = !has_width;

  for (const char *p = text; p < text + length; p++)
    {
      const char *behind = p;

      if (g_ascii_isdigit (*p) && (p == text || !g_ascii_isalnum (p[-1])) && !is_noted)
        {
          note_width (self, read_number (p, text + length, &behind));
          is_noted = TRUE;
          p = MAX (p, behind - 1);
        }
      else if (!g_ascii_isalnum (*p) && strchr (":-_.()", *p) == NULL)
        return FALSE;
    }
  return length > 0;
}

/* "w_900", "q_auto:good", "fit=cover", "w-300", "rs:fill:615:0" */
static gboolean
is_transformation (Reader *self, const char *text, gsize length)
{
  gsize name = 0;
  const char *value;
  gsize n;

  while (name < length && g_ascii_isalpha (text[name]))
    name++;
  if (name + 1 >= length || strchr ("_=:-", text[name]) == NULL)
    return FALSE;
  value = text + name + 1;
  n = length - name - 1;
  for (gsize i = 0; i < G_N_ELEMENTS (transformations); i++)
    {
      const char *behind;
      const char *colon = memchr (value, ':', n);
      gsize first = colon != NULL ? (gsize) (colon - value) : n;

      if (!is_one_of (text, name, &transformations[i].name, 1))
        continue;
      if (text[name] == ':')
        return read_list (self, value, n,
                          transformations[i].kind != VALUE_NUMBER &&
                            transformations[i].kind != VALUE_ANY);
      switch (transformations[i].kind)
        {
        case VALUE_WIDTH:
          if (is_number (value, n))
            note_width (self, read_number (value, value + n, &behind));
          return is_number (value, n) || is_one_of (value, first, transformation_words, 1);
        case VALUE_NUMBER:
          return is_number (value, n) || is_one_of (value, first, transformation_words, 1);
        case VALUE_WORD:
          return is_one_of (value, first, transformation_words,
                            G_N_ELEMENTS (transformation_words));
        case VALUE_LIST:
        case VALUE_ANY:
          return FALSE;
        }
    }
  return FALSE;
}

/* Returns: whether the segment says nothing but what shall be done with the picture: all of a list,
 * parted by commas, are such. */
static gboolean
is_transformations (Reader *self, const char *text, gsize length)
{
  const char *end = text + length;
  int width = self->width;

  for (const char *p = text; p < end;)
    {
      const char *comma = memchr (p, ',', end - p);
      const char *behind = comma != NULL ? comma : end;

      if (!is_transformation (self, p, behind - p))
        {
          self->width = width;
          return FALSE;
        }
      p = comma != NULL ? comma + 1 : end;
    }
  return length > 0;
}

/* The sizes that image servers have folders for; other numbers are years and ids. */
static gboolean
is_common_width (Reader *self, const char *text, gsize length)
{
  static const int widths[] = { 144,  160,  240,  304,  320,  464,  480, 512,  624,
                                640,  660,  720,  768,  800,  960,  976, 1024, 1200,
                                1280, 1440, 1536, 1600, 1920, 2048, 2560 };
  const char *behind;
  int width = read_number (text, text + length, &behind);

  if (behind != text + length)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    if (widths[i] == width && length == (gsize) (width < 1000 ? 3 : 4))
      {
        note_width (self, width);
        return TRUE;
      }
  return FALSE;
}

/* What stands in front of the ending of a name and is no part of it: "-300x200", "_1024x683",
 * "-scaled", "@2x", "_thumb", "-large". Returns: the name's length without it. */
static gsize
strip_name (Reader *self, const char *name, gsize length)
{
  static const struct {
    const char *word;
    int width; /* about */
  } words[] = {
    { "scaled", 2560 }, { "thumb", 150 },   { "thumbnail", 150 }, { "small", 240 },
    { "medium", 640 },  { "large", 1024 },  { "square", 150 },    { "@2x", 0 },
    { "@3x", 0 },       { "rotated", 0 },   { "preview", 320 },   { "original", 0 },
    { "fullsize", 0 },  { "xlarge", 1600 },
  };

  for (guint round = 0; round < 2; round++)
    {
      const char *sign = NULL;
      gsize rest;
      gboolean is_stripped = FALSE;

      for (gsize i = length; i > 1 && sign == NULL; i--)
        if (strchr ("-_.@", name[i - 1]) != NULL)
          sign = name + i - 1;
      if (sign == NULL)
        break;
      rest = name + length - sign;
      if (*sign != '@' && (memchr (sign + 1, 'x', rest - 1) != NULL || sign[1] == 'w') &&
          is_size (self, sign + 1, rest - 1))
        is_stripped = TRUE;
      for (gsize i = 0; i < G_N_ELEMENTS (words) && !is_stripped; i++)
        {
          const char *word = *words[i].word == '@' ? sign : sign + 1;

          if ((gsize) (name + length - word) == strlen (words[i].word) &&
              g_ascii_strncasecmp (word, words[i].word, strlen (words[i].word)) == 0)
            {
              note_width (self, words[i].width);
              is_stripped = TRUE;
            }
        }
      if (!is_stripped)
        break;
      length = sign - name;
    }
  return length;
}

static const char *
find_ending (const char *name, gsize length)
{
  static const char *const endings[] = { ".jpg",  ".jpeg", ".png", ".gif",
                                         ".webp", ".avif", ".bmp", ".svg" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize n = strlen (endings[i]);

      if (length > n && g_ascii_strncasecmp (name + length - n, endings[i], n) == 0)
        return name + length - n;
    }
  return NULL;
}

/* Returns: whether the path names the picture, so that its query does not. */
static gboolean
read_path (Reader *self, const char *path, gsize length)
{
  const char *end = path + length;
  gboolean is_named = FALSE;

  while (path < end)
    {
      const char *next = memchr (path, '/', end - path);
      const char *behind = next != NULL ? next + 1 : end;
      gsize n = (next != NULL ? next : end) - path;

      if (next == NULL)
        {
          const char *sign = memchr (path, '=', n);
          const char *ending;

          /* googleusercontent.com/ID=w1200-h630 */
          if (sign != NULL && sign > path && is_size (self, sign + 1, n - (sign + 1 - path)))
            n = sign - path;
          ending = find_ending (path, n);
          is_named = ending != NULL;
          g_string_append_c (self->key, '/');
          g_string_append_len (
            self->key, path, strip_name (self, path, ending != NULL ? (gsize) (ending - path) : n));
        }
      else if (n > 0 && !is_size (self, path, n) && !is_common_width (self, path, n) &&
               !is_transformations (self, path, n))
        {
          g_string_append_c (self->key, '/');
          g_string_append_len (self->key, path, n);
        }
      path = behind;
    }
  return is_named;
}

static void
read_query (Reader *self, const char *query, gboolean is_named)
{
  while (*query != '\0' && *query != '#')
    {
      gsize n = strcspn (query, "&#");
      gsize name = strcspn (query, "=&#");
      const char *value = query + name + (query[name] == '=' ? 1 : 0);
      const char *behind;

      if (is_one_of (query, name, size_names, G_N_ELEMENTS (size_names)))
        note_width (self, read_number (value, query + n, &behind));
      else if (is_one_of (query, name, (const char *const[]){ "resize", "fit" }, 2))
        note_width (self, read_number (value, query + n, &behind));
      else if (!is_named && is_one_of (query, name, identity_names, G_N_ELEMENTS (identity_names)))
        {
          g_string_append_c (self->key, '&');
          g_string_append_len (self->key, query, n);
        }
      query += n + (query[n] == '&' ? 1 : 0);
    }
}

static void
read_address (Reader *self, const char *url)
{
  g_autofree char *address = g_strdup (url);
  g_autofree char *host = NULL;
  const char *path;
  gsize length;
  gboolean is_named;

  for (guint i = 0; i < MAX_PROXIES; i++)
    {
      char *inner = find_named_proxy (address);
      g_autoptr (GString) outer = g_string_new (NULL);
      Reader ignored = { outer, 0 };

      if (inner == NULL)
        inner = find_inner (address);
      if (inner == NULL)
        break;
      /* The size that the proxy is asked for. */
      path = strstr (address, "://") + 3;
      path += strcspn (path, "/?#");
      read_path (&ignored, path, strcspn (path, "?#"));
      if (strchr (path, '?') != NULL)
        read_query (&ignored, strchr (path, '?') + 1, FALSE);
      note_width (self, ignored.width);
      g_free (address);
      address = inner;
    }

  host = byline_url_host (address);
  if (host == NULL)
    return;
  g_string_append (self->key, host);
  path = strstr (address, "://") + 3;
  path += strcspn (path, "/?#");
  length = strcspn (path, "?#");
  is_named = read_path (self, *path == '/' ? path + 1 : path, length - (*path == '/' ? 1 : 0));
  if (path[length] == '?')
    read_query (self, path + length + 1, is_named);
}

char *
byline_picture_address_key (const char *url)
{
  g_autoptr (GString) key = g_string_new (NULL);
  Reader reader = { key, 0 };

  if (url == NULL || !byline_url_is_web (url))
    return NULL;
  read_address (&reader, url);
  return key->len > 0 ? g_strdup (key->str) : NULL;
}

int
byline_picture_address_width (const char *url)
{
  g_autoptr (GString) key = g_string_new (NULL);
  Reader reader = { key, 0 };

  if (url == NULL || !byline_url_is_web (url))
    return 0;
  read_address (&reader, url);
  return reader.width > 0 ? reader.width : BYLINE_PICTURE_WIDTH_OPEN;
}
