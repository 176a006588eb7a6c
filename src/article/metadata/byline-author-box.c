/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-author-box-private.h"
#include "byline-bylines-private.h"

#include <string.h>

#include "byline-picture-address-private.h"
#include "byline-text.h"

/* A card larger than that, in bytes of text, is the story itself. */
#define MAX_CARD_SIZE 3500
#define MAX_CARD_NODES 400
/* What is called a biography says at least that much, in bytes. */
#define MIN_BIO 24

typedef enum {
  PATTERN_EMAIL,
  PATTERN_SIGNAL,
  PATTERN_PHONE,
  PATTERN_HANDLE,
  N_PATTERNS,
} Pattern;

static GRegex *
pattern (Pattern which)
{
  static const char *sources[N_PATTERNS] = {
    [PATTERN_EMAIL] = "[\\p{L}0-9._%+-]{1,64}@[\\p{L}0-9-]{1,63}(?:\\.[\\p{L}0-9-]{1,63}){1,4}",
    [PATTERN_SIGNAL] =
      "\\bSignal\\b[^.;@+0-9]{0,40}(\\+?\\(?[0-9][0-9 ()./\\x{2011}\\x{2013}-]{5,20}[0-9]"
      "|@?[a-z0-9_]{3,32}\\.[0-9]{2,6})",
    [PATTERN_PHONE] = "(?<![\\w+])(\\+[0-9][0-9 ()./\\x{2011}\\x{2013}-]{6,20}[0-9])",
    [PATTERN_HANDLE] = "(?<![\\w@.+-])@[A-Za-z0-9_]{2,30}(?:@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{"
                       "1,63})+)?(?![\\w@])",
  };
  static gsize once;
  static GRegex *compiled[N_PATTERNS];

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < N_PATTERNS; i++)
        compiled[i] = g_regex_new (sources[i], G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&once, 1);
    }
  return compiled[which];
}

static void
trim_stop (char *value)
{
  gsize length = strlen (value);

  while (length > 0 && strchr (".,;:-(", value[length - 1]) != NULL)
    value[--length] = '\0';
}

/* Adds what a pattern finds, and blanks it out of @text, so that no other finds a part of it. */
static void
take_matches (BylineAuthor *author, char *text, Pattern which, int group, BylineContactKind kind)
{
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (pattern (which), text, 0, &match);
  while (g_match_info_matches (match))
    {
      g_autofree char *value = g_match_info_fetch (match, group);
      int start = 0;
      int end = 0;

      g_match_info_fetch_pos (match, group, &start, &end);
      if (value != NULL && start >= 0 && end > start)
        {
          trim_stop (value);
          byline_author_add_contact (author, kind, value);
          if (kind == BYLINE_CONTACT_EMAIL && author->email == NULL)
            author->email = g_strdup (value);
        }
      if (!g_match_info_next (match, NULL))
        break;
    }
}

static char *
without_matches (const char *text, Pattern which)
{
  char *rest = g_regex_replace_literal (pattern (which), text, -1, 0, " ", 0, NULL);

  return rest != NULL ? rest : g_strdup ("");
}

void
_byline_author_find_contacts (BylineAuthor *author, const char *text)
{
  g_autofree char *clean = byline_text_clean (text, BYLINE_TEXT_MAX_PASSAGE);
  g_autofree char *no_email = NULL;
  g_autofree char *no_signal = NULL;

  if (clean == NULL)
    return;
  /* "@name@server" is a handle, not an address. */
  take_matches (author, clean, PATTERN_HANDLE, 0, BYLINE_CONTACT_HANDLE);
  no_email = without_matches (clean, PATTERN_HANDLE);
  take_matches (author, no_email, PATTERN_EMAIL, 0, BYLINE_CONTACT_EMAIL);
  take_matches (author, no_email, PATTERN_SIGNAL, 1, BYLINE_CONTACT_SIGNAL);
  no_signal = without_matches (no_email, PATTERN_SIGNAL);
  take_matches (author, no_signal, PATTERN_PHONE, 1, BYLINE_CONTACT_PHONE);
}

/* --- Cards --- */

gboolean
_byline_page_is_author_box (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];
  gboolean has_portrait;
  gboolean has_bio;
  guint bio;

  if ((node->hints & (BYLINE_HINT_AUTHOR | BYLINE_HINT_BIO)) == 0 ||
      !_byline_html_tag_is_block (node->tag) || node->size < 3 || node->size > MAX_CARD_SIZE ||
      node->end - index > MAX_CARD_NODES || node->hidden)
    return FALSE;
  has_portrait = _byline_page_find_tag (page, index, node->end, BYLINE_HTML_TAG_IMG) != 0;
  bio = _byline_page_find_hint (page, index + 1, node->end, BYLINE_HINT_BIO);
  has_bio = (bio != 0 && page->nodes[bio].size >= MIN_BIO) ||
            (node->size > 80 &&
             ((node->hints & BYLINE_HINT_BIO) != 0 ||
              _byline_page_find_tag (page, index, node->end, BYLINE_HTML_TAG_P) != 0));
  return has_bio || (has_portrait && node->size < 400);
}

static gboolean
is_profile_host (const char *url)
{
  static const char *hosts[] = {
    "twitter.com/", "x.com/",         "linkedin.com/in/", "bsky.app/profile/", "mastodon.",
    "threads.net/", "instagram.com/", "facebook.com/",    "github.com/",       "youtube.com/",
  };
  static const char *not_people[] = {
    "/intent", "/share", "sharer", "/hashtag/", "/home?", "/status/",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (not_people); i++)
    {
      if (strstr (url, not_people[i]) != NULL)
        return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      if (strstr (url, hosts[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Reads what the links of a card lead to: profiles elsewhere, an address, the author's own page. */
/* "https://net.example/https://net.example/ann": a template that was given a whole address for a name. */
static void
take_inner_address (char **address)
{
  const char *path = strstr (*address, "://");
  const char *inner = path != NULL ? g_strrstr (path + 3, "/http") : NULL;
  char *taken;

  if (inner == NULL ||
      (!g_str_has_prefix (inner, "/https://") && !g_str_has_prefix (inner, "/http://")) ||
      strpbrk (path, "?#") != NULL)
    return;
  taken = g_strdup (inner + 1);
  g_free (*address);
  *address = taken;
}

void
_byline_author_box_read_links (const BylinePage *page, guint from, guint end, BylineAuthor *author)
{
  for (guint i = from; i < end; i++)
    {
      const char *href;
      g_autofree char *address = NULL;

      if (page->nodes[i].tag != BYLINE_HTML_TAG_A)
        continue;
      href = _byline_page_attribute (page, i, "href");
      if (href == NULL)
        continue;
      if (g_ascii_strncasecmp (href, "mailto:", 7) == 0)
        {
          g_autofree char *email = g_strndup (href + 7, strcspn (href + 7, "?"));

          if (strchr (email, '@') == NULL)
            continue;
          byline_author_add_contact (author, BYLINE_CONTACT_EMAIL, email);
          if (author->email == NULL)
            author->email = g_strdup (email);
          continue;
        }
      address = _byline_page_dup_url (page, i, "href");
      if (address == NULL)
        continue;
      take_inner_address (&address);
      if (is_profile_host (address))
        byline_author_add_contact (author, BYLINE_CONTACT_PROFILE, address);
      else if (author->url == NULL)
        author->url = g_steal_pointer (&address);
    }
}

static guint
find_name (const BylinePage *page, guint index)
{
  guint end = page->nodes[index].end;
  guint fallback = 0;
  gboolean is_person = FALSE;

  for (guint i = index + 1; i < end; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->size < 3 || node->size > 120 || node->hidden)
        continue;
      if ((node->hints & BYLINE_HINT_NAME) != 0)
        return i;
      /* "About the author", in front of the name, is none. */
      if (!is_person &&
          (_byline_html_tag_is_heading (node->tag) ||
           (node->tag == BYLINE_HTML_TAG_A && (node->hints & BYLINE_HINT_AUTHOR) != 0) ||
           (node->tag == BYLINE_HTML_TAG_A && node->size < 60) || node->tag == BYLINE_HTML_TAG_B))
        {
          g_autofree char *text = _byline_page_dup_text (page, i, BYLINE_TEXT_MAX_NAME);

          is_person = text != NULL && _byline_words_are_person (text);
          fallback = fallback == 0 || is_person ? i : fallback;
        }
    }
  return fallback;
}

/* Whether most of an element's words say when the story was written. */
static gboolean
is_date (const BylinePage *page, guint index)
{
  guint size = 0;

  if ((page->nodes[index].hints & BYLINE_HINT_DATE) != 0)
    return TRUE;
  for (guint i = index + 1; i < page->nodes[index].end;)
    {
      gboolean is_time = page->nodes[i].tag == BYLINE_HTML_TAG_TIME;

      size += is_time ? page->nodes[i].size : 0;
      i = is_time ? page->nodes[i].end : i + 1;
    }
  return size * 2 > page->nodes[index].size;
}

/* The biography: what is called so, else the longest text of the card. */
static char *
find_bio (const BylinePage *page, guint index)
{
  guint best = 0;

  for (guint i = index + 1; i < page->nodes[index].end; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->hidden || node->size < 30 || is_date (page, i))
        continue;
      if ((node->hints & BYLINE_HINT_BIO) != 0)
        return _byline_page_dup_text (page, i, BYLINE_TEXT_MAX_PASSAGE);
      if (node->own_size >= 30 && (best == 0 || node->own_size > page->nodes[best].own_size))
        best = i;
    }
  if (best == 0 && (page->nodes[index].hints & BYLINE_HINT_BIO) != 0 &&
      page->nodes[index].own_size > 40)
    best = index;
  return best != 0 ? _byline_page_dup_text (page, best, BYLINE_TEXT_MAX_PASSAGE) : NULL;
}

void
_byline_author_box_read_portrait (const BylinePage *page,
                                  guint from,
                                  guint end,
                                  BylineAuthor *author)
{
  for (guint i = from; i < end && author->avatar == NULL; i++)
    {
      if (page->nodes[i].tag == BYLINE_HTML_TAG_IMG ||
          ((page->nodes[i].hints & (BYLINE_HINT_AVATAR | BYLINE_HINT_MEDIA)) != 0 &&
           page->nodes[i].size == 0))
        author->avatar = _byline_picture_dup_url (page, i);
    }
}

/* "NetworkAnn Marsh is …": what a link's sign says to screen readers is no part of a biography. */
static void
cut_network (BylineAuthor *author)
{
  static const char *networks[] = { "Twitter",  "Facebook", "Instagram", "LinkedIn",
                                    "Mastodon", "Bluesky",  "YouTube",   "Threads",
                                    "TikTok",   "Email",    "E-Mail" };

  for (gsize i = 0; author->bio != NULL && i < G_N_ELEMENTS (networks); i++)
    {
      const char *rest = author->bio + strlen (networks[i]);
      char *cut;

      if (!g_str_has_prefix (author->bio, networks[i]) || !g_str_has_prefix (rest, author->name))
        continue;
      cut = g_strdup (rest);
      g_free (author->bio);
      author->bio = cut;
      return;
    }
}

/* "Ann MarshReporter": a biography does not begin with the name in an element of its own. */
static void
cut_name (BylineAuthor *author)
{
  gsize length = strlen (author->name);
  char *rest;

  if (author->bio == NULL || !g_str_has_prefix (author->bio, author->name) ||
      !g_unichar_isupper (g_utf8_get_char (author->bio + length)))
    return;
  rest = g_strdup (author->bio + length);
  g_free (author->bio);
  author->bio = rest;
}

BylineAuthor *
_byline_author_box_read (const BylinePage *page, guint index)
{
  guint name_at = find_name (page, index);
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) names = NULL;
  BylineAuthor *author;

  if (name_at == 0)
    return NULL;
  name = _byline_page_dup_text (page, name_at, BYLINE_TEXT_MAX_NAME);
  names = byline_authors_split_names (name);
  if (names->len == 0)
    return NULL;
  author = byline_author_copy (g_ptr_array_index (names, 0));
  if (page->nodes[name_at].tag == BYLINE_HTML_TAG_A)
    author->url = _byline_page_dup_url (page, name_at, "href");
  _byline_author_box_read_portrait (page, index, page->nodes[index].end, author);
  author->bio = find_bio (page, index);
  if (author->bio != NULL && g_str_equal (author->bio, name))
    g_clear_pointer (&author->bio, g_free);
  cut_network (author);
  cut_name (author);
  _byline_author_find_contacts (author, author->bio);
  _byline_author_box_read_links (page, index, page->nodes[index].end, author);
  return author;
}
