/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-elements-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *key;
  BylineNs ns;
} NsEntry;

typedef struct {
  guint8 ns;
  const char *name;
  guint8 tag;
} TagEntry;

/* In lower case, without a slash or "#" at the end. */
static const NsEntry uris[] = {
  { "http://backend.userland.com/rss", BYLINE_NS_RSS },
  { "http://backend.userland.com/rss2", BYLINE_NS_RSS },
  { "http://backend.userland.com/rss091", BYLINE_NS_RSS },
  { "http://backend.userland.com/rss092", BYLINE_NS_RSS },
  { "http://blogs.law.harvard.edu/tech/rss", BYLINE_NS_RSS },
  { "http://cyber.law.harvard.edu/rss", BYLINE_NS_RSS },
  { "http://cyber.law.harvard.edu/rss/rss.html", BYLINE_NS_RSS },
  { "http://channel.netscape.com/rdf/simple/0.9", BYLINE_NS_RSS },
  { "http://my.netscape.com/rdf/simple/0.9", BYLINE_NS_RSS },
  { "http://my.netscape.com/publish/formats/rss-0.91.dtd", BYLINE_NS_RSS },
  { "http://purl.org/net/rss1.1", BYLINE_NS_RSS },
  { "http://purl.org/rss/1.0", BYLINE_NS_RSS },
  { "http://purl.org/rss/2.0", BYLINE_NS_RSS },
  { "http://www.rssboard.org/rss-specification", BYLINE_NS_RSS },
  { "http://www.w3.org/2005/atom", BYLINE_NS_ATOM },
  { "https://www.w3.org/2005/atom", BYLINE_NS_ATOM },
  { "http://purl.org/atom/ns", BYLINE_NS_ATOM03 },
  { "http://purl.org/atom", BYLINE_NS_ATOM03 },
  { "http://purl.org/rss/1.0/modules/content", BYLINE_NS_CONTENT },
  { "http://purl.org/dc/elements/1.0", BYLINE_NS_DC },
  { "http://purl.org/dc/elements/1.1", BYLINE_NS_DC },
  { "http://purl.org/dc/terms", BYLINE_NS_DCTERMS },
  { "http://rssnamespace.org/feedburner/ext/1.0", BYLINE_NS_FEEDBURNER },
  { "http://www.itunes.com/dtds/podcast-1.0.dtd", BYLINE_NS_ITUNES },
  { "http://www.google.com/schemas/play-podcasts/1.0", BYLINE_NS_ITUNES },
  { "http://search.yahoo.com/mrss", BYLINE_NS_MEDIA },
  { "https://search.yahoo.com/mrss", BYLINE_NS_MEDIA },
  { "http://video.search.yahoo.com/mrss", BYLINE_NS_MEDIA },
  { "http://www.w3.org/1999/02/22-rdf-syntax-ns", BYLINE_NS_RDF },
  { "http://purl.org/rss/1.0/modules/slash", BYLINE_NS_SLASH },
  { "http://purl.org/rss/1.0/modules/syndication", BYLINE_NS_SY },
  { "http://wellformedweb.org/commentapi", BYLINE_NS_WFW },
  { "http://www.google.com/schemas/sitemap-news/0.9", BYLINE_NS_NEWS },
  { "https://www.google.com/schemas/sitemap-news/0.9", BYLINE_NS_NEWS },
  { "http://www.google.com/schemas/sitemap-image/1.1", BYLINE_NS_SITEMAP_IMAGE },
  { "http://www.google.com/schemas/sitemap/0.84", BYLINE_NS_SITEMAP },
  { "http://www.sitemaps.org/schemas/sitemap/0.9", BYLINE_NS_SITEMAP },
  { "https://www.sitemaps.org/schemas/sitemap/0.9", BYLINE_NS_SITEMAP },
  { "http://www.w3.org/1999/xhtml", BYLINE_NS_XHTML },
  { "http://www.w3.org/xml/1998/namespace", BYLINE_NS_XML },
};

static const NsEntry prefixes[] = {
  { "atom", BYLINE_NS_ATOM },       { "atom10", BYLINE_NS_ATOM },
  { "content", BYLINE_NS_CONTENT }, { "dc", BYLINE_NS_DC },
  { "dcterms", BYLINE_NS_DCTERMS }, { "feedburner", BYLINE_NS_FEEDBURNER },
  { "itunes", BYLINE_NS_ITUNES },   { "googleplay", BYLINE_NS_ITUNES },
  { "media", BYLINE_NS_MEDIA },     { "rdf", BYLINE_NS_RDF },
  { "slash", BYLINE_NS_SLASH },     { "sy", BYLINE_NS_SY },
  { "wfw", BYLINE_NS_WFW },         { "xhtml", BYLINE_NS_XHTML },
  { "xml", BYLINE_NS_XML },         { "rss", BYLINE_NS_RSS },
  { "news", BYLINE_NS_NEWS },
};

/* Sorted by vocabulary and name. */
static const TagEntry tags[] = {
  { BYLINE_NS_RSS, "a", BYLINE_FEED_ELEMENT_LINK },
  { BYLINE_NS_RSS, "abstract", BYLINE_SLOT_BODY_DESCRIPTION },
  { BYLINE_NS_RSS, "author", BYLINE_FEED_ELEMENT_AUTHOR },
  { BYLINE_NS_RSS, "body", BYLINE_SLOT_BODY_XHTML },
  { BYLINE_NS_RSS, "category", BYLINE_FEED_ELEMENT_CATEGORY },
  { BYLINE_NS_RSS, "channel", BYLINE_FEED_ELEMENT_CHANNEL },
  { BYLINE_NS_RSS, "comments", BYLINE_SLOT_COMMENTS },
  { BYLINE_NS_RSS, "content", BYLINE_SLOT_BODY_CONTENT },
  { BYLINE_NS_RSS, "contributor", BYLINE_FEED_ELEMENT_SKIPPED },
  { BYLINE_NS_RSS, "date", BYLINE_SLOT_PUBLISHED_DATE },
  { BYLINE_NS_RSS, "day", BYLINE_FEED_ELEMENT_PAUSE },
  { BYLINE_NS_RSS, "description", BYLINE_SLOT_BODY_DESCRIPTION },
  { BYLINE_NS_RSS, "email", BYLINE_FEED_ELEMENT_PERSON_EMAIL },
  { BYLINE_NS_RSS, "enclosure", BYLINE_FEED_ELEMENT_ENCLOSURE },
  { BYLINE_NS_RSS, "entry", BYLINE_FEED_ELEMENT_ENTRY },
  { BYLINE_NS_RSS, "feed", BYLINE_FEED_ELEMENT_FEED },
  { BYLINE_NS_RSS, "fullitem", BYLINE_SLOT_BODY_ENCODED },
  { BYLINE_NS_RSS, "guid", BYLINE_FEED_ELEMENT_GUID },
  { BYLINE_NS_RSS, "hour", BYLINE_FEED_ELEMENT_PAUSE },
  { BYLINE_NS_RSS, "id", BYLINE_SLOT_ID },
  { BYLINE_NS_RSS, "image", BYLINE_FEED_ELEMENT_IMAGE },
  { BYLINE_NS_RSS, "issued", BYLINE_SLOT_PUBLISHED_ISSUED },
  { BYLINE_NS_RSS, "item", BYLINE_FEED_ELEMENT_ITEM },
  { BYLINE_NS_RSS, "keywords", BYLINE_FEED_ELEMENT_KEYWORDS },
  { BYLINE_NS_RSS, "language", BYLINE_SLOT_LANGUAGE },
  { BYLINE_NS_RSS, "lastbuilddate", BYLINE_SLOT_UPDATED_BUILD },
  { BYLINE_NS_RSS, "lastmod", BYLINE_SLOT_UPDATED },
  { BYLINE_NS_RSS, "link", BYLINE_FEED_ELEMENT_LINK },
  { BYLINE_NS_RSS, "logo", BYLINE_SLOT_ICON_LOGO },
  { BYLINE_NS_RSS, "managingeditor", BYLINE_FEED_ELEMENT_CREATOR },
  { BYLINE_NS_RSS, "modified", BYLINE_SLOT_UPDATED },
  { BYLINE_NS_RSS, "name", BYLINE_FEED_ELEMENT_PERSON_NAME },
  { BYLINE_NS_RSS, "pubdate", BYLINE_SLOT_PUBLISHED_DATE },
  { BYLINE_NS_RSS, "publicationdate", BYLINE_SLOT_PUBLISHED_DATE },
  { BYLINE_NS_RSS, "published", BYLINE_SLOT_PUBLISHED },
  { BYLINE_NS_RSS, "rss", BYLINE_FEED_ELEMENT_RSS },
  { BYLINE_NS_RSS, "skipdays", BYLINE_FEED_ELEMENT_PAUSES },
  { BYLINE_NS_RSS, "skiphours", BYLINE_FEED_ELEMENT_PAUSES },
  { BYLINE_NS_RSS, "source", BYLINE_FEED_ELEMENT_SOURCE },
  { BYLINE_NS_RSS, "subtitle", BYLINE_SLOT_BODY_SUBTITLE },
  { BYLINE_NS_RSS, "summary", BYLINE_SLOT_BODY_SUMMARY },
  { BYLINE_NS_RSS, "tagline", BYLINE_SLOT_BODY_SUBTITLE },
  { BYLINE_NS_RSS, "textinput", BYLINE_FEED_ELEMENT_SKIPPED },
  { BYLINE_NS_RSS, "title", BYLINE_SLOT_TITLE },
  { BYLINE_NS_RSS, "ttl", BYLINE_SLOT_TTL },
  { BYLINE_NS_RSS, "updated", BYLINE_SLOT_UPDATED },
  { BYLINE_NS_RSS, "uri", BYLINE_FEED_ELEMENT_PERSON_URI },
  { BYLINE_NS_RSS, "url", BYLINE_FEED_ELEMENT_URL },

  { BYLINE_NS_ATOM, "author", BYLINE_FEED_ELEMENT_AUTHOR },
  { BYLINE_NS_ATOM, "category", BYLINE_FEED_ELEMENT_CATEGORY },
  { BYLINE_NS_ATOM, "content", BYLINE_SLOT_BODY_CONTENT },
  { BYLINE_NS_ATOM, "contributor", BYLINE_FEED_ELEMENT_SKIPPED },
  { BYLINE_NS_ATOM, "created", BYLINE_SLOT_PUBLISHED_CREATED },
  { BYLINE_NS_ATOM, "email", BYLINE_FEED_ELEMENT_PERSON_EMAIL },
  { BYLINE_NS_ATOM, "entry", BYLINE_FEED_ELEMENT_ENTRY },
  { BYLINE_NS_ATOM, "feed", BYLINE_FEED_ELEMENT_FEED },
  { BYLINE_NS_ATOM, "homepage", BYLINE_FEED_ELEMENT_PERSON_URI },
  { BYLINE_NS_ATOM, "icon", BYLINE_SLOT_FAVICON },
  { BYLINE_NS_ATOM, "id", BYLINE_SLOT_ID },
  { BYLINE_NS_ATOM, "issued", BYLINE_SLOT_PUBLISHED_ISSUED },
  { BYLINE_NS_ATOM, "link", BYLINE_FEED_ELEMENT_LINK_ATOM },
  { BYLINE_NS_ATOM, "logo", BYLINE_SLOT_ICON_LOGO },
  { BYLINE_NS_ATOM, "modified", BYLINE_SLOT_UPDATED },
  { BYLINE_NS_ATOM, "name", BYLINE_FEED_ELEMENT_PERSON_NAME },
  { BYLINE_NS_ATOM, "published", BYLINE_SLOT_PUBLISHED },
  { BYLINE_NS_ATOM, "source", BYLINE_FEED_ELEMENT_SOURCE },
  { BYLINE_NS_ATOM, "subtitle", BYLINE_SLOT_BODY_SUBTITLE },
  { BYLINE_NS_ATOM, "summary", BYLINE_SLOT_BODY_SUMMARY },
  { BYLINE_NS_ATOM, "tagline", BYLINE_SLOT_BODY_SUBTITLE },
  { BYLINE_NS_ATOM, "title", BYLINE_SLOT_TITLE },
  { BYLINE_NS_ATOM, "updated", BYLINE_SLOT_UPDATED },
  { BYLINE_NS_ATOM, "uri", BYLINE_FEED_ELEMENT_PERSON_URI },
  { BYLINE_NS_ATOM, "url", BYLINE_FEED_ELEMENT_PERSON_URI },

  { BYLINE_NS_CONTENT, "encoded", BYLINE_SLOT_BODY_ENCODED },

  { BYLINE_NS_DC, "author", BYLINE_FEED_ELEMENT_CREATOR },
  { BYLINE_NS_DC, "creator", BYLINE_FEED_ELEMENT_CREATOR },
  { BYLINE_NS_DC, "date", BYLINE_SLOT_PUBLISHED_DC },
  { BYLINE_NS_DC, "description", BYLINE_SLOT_BODY_DC },
  { BYLINE_NS_DC, "identifier", BYLINE_SLOT_ID_DC },
  { BYLINE_NS_DC, "language", BYLINE_SLOT_LANGUAGE_DC },
  { BYLINE_NS_DC, "subject", BYLINE_FEED_ELEMENT_SUBJECT },
  { BYLINE_NS_DC, "title", BYLINE_SLOT_TITLE_DC },

  { BYLINE_NS_DCTERMS, "abstract", BYLINE_SLOT_BODY_SUMMARY },
  { BYLINE_NS_DCTERMS, "created", BYLINE_SLOT_PUBLISHED_CREATED },
  { BYLINE_NS_DCTERMS, "creator", BYLINE_FEED_ELEMENT_CREATOR },
  { BYLINE_NS_DCTERMS, "issued", BYLINE_SLOT_PUBLISHED_ISSUED },
  { BYLINE_NS_DCTERMS, "modified", BYLINE_SLOT_UPDATED_DC },
  { BYLINE_NS_DCTERMS, "subject", BYLINE_FEED_ELEMENT_SUBJECT },

  { BYLINE_NS_FEEDBURNER, "origlink", BYLINE_SLOT_URL_ORIGINAL },

  { BYLINE_NS_ITUNES, "author", BYLINE_FEED_ELEMENT_CREATOR_ITUNES },
  { BYLINE_NS_ITUNES, "category", BYLINE_FEED_ELEMENT_CATEGORY },
  { BYLINE_NS_ITUNES, "duration", BYLINE_SLOT_DURATION },
  { BYLINE_NS_ITUNES, "email", BYLINE_FEED_ELEMENT_PERSON_EMAIL },
  { BYLINE_NS_ITUNES, "image", BYLINE_FEED_ELEMENT_ITUNES_IMAGE },
  { BYLINE_NS_ITUNES, "keywords", BYLINE_FEED_ELEMENT_KEYWORDS },
  { BYLINE_NS_ITUNES, "link", BYLINE_FEED_ELEMENT_ITUNES_IMAGE },
  { BYLINE_NS_ITUNES, "name", BYLINE_FEED_ELEMENT_PERSON_NAME },
  { BYLINE_NS_ITUNES, "owner", BYLINE_FEED_ELEMENT_OWNER },
  { BYLINE_NS_ITUNES, "subtitle", BYLINE_SLOT_BODY_SUBTITLE },
  { BYLINE_NS_ITUNES, "summary", BYLINE_SLOT_BODY_ITUNES },
  { BYLINE_NS_ITUNES, "title", BYLINE_SLOT_TITLE_ITUNES },

  { BYLINE_NS_MEDIA, "category", BYLINE_FEED_ELEMENT_CATEGORY },
  { BYLINE_NS_MEDIA, "content", BYLINE_FEED_ELEMENT_MEDIA_CONTENT },
  { BYLINE_NS_MEDIA, "credit", BYLINE_FEED_ELEMENT_MEDIA_CREDIT },
  { BYLINE_NS_MEDIA, "description", BYLINE_FEED_ELEMENT_MEDIA_DESCRIPTION },
  { BYLINE_NS_MEDIA, "group", BYLINE_FEED_ELEMENT_MEDIA_GROUP },
  { BYLINE_NS_MEDIA, "keywords", BYLINE_FEED_ELEMENT_KEYWORDS },
  { BYLINE_NS_MEDIA, "thumbnail", BYLINE_FEED_ELEMENT_MEDIA_THUMBNAIL },
  { BYLINE_NS_MEDIA, "title", BYLINE_FEED_ELEMENT_MEDIA_TITLE },

  { BYLINE_NS_NEWS, "keywords", BYLINE_FEED_ELEMENT_KEYWORDS },
  { BYLINE_NS_NEWS, "language", BYLINE_FEED_ELEMENT_NEWS_LANGUAGE },
  { BYLINE_NS_NEWS, "name", BYLINE_FEED_ELEMENT_NEWS_NAME },
  { BYLINE_NS_NEWS, "news", BYLINE_FEED_ELEMENT_NEWS },
  { BYLINE_NS_NEWS, "publication", BYLINE_FEED_ELEMENT_NEWS_PUBLICATION },
  { BYLINE_NS_NEWS, "publication_date", BYLINE_SLOT_PUBLISHED },
  { BYLINE_NS_NEWS, "title", BYLINE_SLOT_TITLE },

  { BYLINE_NS_RDF, "rdf", BYLINE_FEED_ELEMENT_RDF },

  { BYLINE_NS_SITEMAP, "lastmod", BYLINE_SLOT_UPDATED },
  { BYLINE_NS_SITEMAP, "loc", BYLINE_FEED_ELEMENT_LINK },
  { BYLINE_NS_SITEMAP, "url", BYLINE_FEED_ELEMENT_PAGE },
  { BYLINE_NS_SITEMAP, "urlset", BYLINE_FEED_ELEMENT_URLSET },

  { BYLINE_NS_SITEMAP_IMAGE, "caption", BYLINE_FEED_ELEMENT_MEDIA_DESCRIPTION },
  { BYLINE_NS_SITEMAP_IMAGE, "image", BYLINE_FEED_ELEMENT_IMAGE },
  { BYLINE_NS_SITEMAP_IMAGE, "loc", BYLINE_FEED_ELEMENT_URL },
  { BYLINE_NS_SITEMAP_IMAGE, "title", BYLINE_FEED_ELEMENT_MEDIA_TITLE },

  { BYLINE_NS_SLASH, "section", BYLINE_FEED_ELEMENT_SUBJECT },

  { BYLINE_NS_SY, "updatefrequency", BYLINE_SLOT_FREQUENCY },
  { BYLINE_NS_SY, "updateperiod", BYLINE_SLOT_PERIOD },

  { BYLINE_NS_XHTML, "body", BYLINE_SLOT_BODY_XHTML },
  { BYLINE_NS_XHTML, "div", BYLINE_SLOT_BODY_XHTML },
};

static int
compare_tag (gconstpointer a, gconstpointer b)
{
  const TagEntry *key = a;
  const TagEntry *entry = b;

  if (key->ns != entry->ns)
    return key->ns < entry->ns ? -1 : 1;
  return g_ascii_strcasecmp (key->name, entry->name);
}

BylineNs
_byline_ns_lookup (const char *uri, const char *prefix)
{
  gsize length;

  if (uri != NULL)
    {
      length = strlen (uri);
      while (length > 0 && (uri[length - 1] == '/' || uri[length - 1] == '#'))
        length--;
      for (gsize i = 0; i < G_N_ELEMENTS (uris); i++)
        if (g_ascii_strncasecmp (uri, uris[i].key, length) == 0 && uris[i].key[length] == '\0')
          return uris[i].ns;
      return BYLINE_NS_OTHER;
    }
  if (prefix == NULL)
    return BYLINE_NS_RSS;
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_ascii_strcasecmp (prefix, prefixes[i].key) == 0)
      return prefixes[i].ns;
  return BYLINE_NS_OTHER;
}

BylineFeedElement
_byline_feed_element_lookup (BylineNs ns, const char *name)
{
  TagEntry key = { ns == BYLINE_NS_ATOM03 ? BYLINE_NS_ATOM : ns, name, 0 };
  const TagEntry *entry;

  entry = bsearch (&key, tags, G_N_ELEMENTS (tags), sizeof *tags, compare_tag);
  return entry != NULL ? entry->tag : BYLINE_FEED_ELEMENT_NONE;
}
