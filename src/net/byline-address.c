/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-address.h"

#include <string.h>

#define LOCALHOST "127.0.0.1"

typedef struct {
  guint32 base;
  guint n_bits;
} Range4;

typedef struct {
  guint8 base[8]; /* the first half: no range is longer than that but single addresses */
  guint n_bits;
} Range6;

static const Range4 private_4[] = {
  { 0x00000000, 8 },  /* 0.0.0.0/8: this network; systems connect to themselves (RFC 1122) */
  { 0x0a000000, 8 },  /* 10.0.0.0/8: private (RFC 1918) */
  { 0x64400000, 10 }, /* 100.64.0.0/10: behind a carrier's NAT (RFC 6598) */
  { 0x7f000000, 8 },  /* 127.0.0.0/8: loopback */
  { 0xa9fe0000, 16 }, /* 169.254.0.0/16: link-local (RFC 3927); clouds' metadata */
  { 0xac100000, 12 }, /* 172.16.0.0/12: private */
  { 0xc0000000, 24 }, /* 192.0.0.0/24: protocols (RFC 6890) */
  { 0xc0586300, 24 }, /* 192.88.99.0/24: 6to4 relays, given up (RFC 7526) */
  { 0xc0a80000, 16 }, /* 192.168.0.0/16: private */
  { 0xc6120000, 15 }, /* 198.18.0.0/15: benchmarks (RFC 2544) */
  { 0xe0000000, 4 },  /* 224.0.0.0/4: multicast */
  { 0xf0000000, 4 },  /* 240.0.0.0/4: reserved, with the broadcast address */
};

static const Range6 private_6[] = {
  { { 0x01, 0x00 }, 64 }, /* 100::/64: discard (RFC 6666) */
  { { 0xfc, 0x00 }, 7 },  /* fc00::/7: unique local (RFC 4193) */
  { { 0xfe, 0x80 }, 10 }, /* fe80::/10: link-local */
  { { 0xfe, 0xc0 }, 10 }, /* fec0::/10: site-local, given up (RFC 3879) */
  { { 0xff, 0x00 }, 8 },  /* ff00::/8: multicast */
  /* 64:ff9b:1::/48: translation for local use (RFC 8215) */
  { { 0x00, 0x64, 0xff, 0x9b, 0x00, 0x01 }, 48 },
  { { 0x5f, 0x00 }, 16 }, /* 5f00::/16: segment routing inside of one network (RFC 9602) */
};

static guint32
read_4 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
is_private_4 (guint32 address)
{
  for (gsize i = 0; i < G_N_ELEMENTS (private_4); i++)
    {
      guint shift = 32 - private_4[i].n_bits;

      if (address >> shift == private_4[i].base >> shift)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_prefix (const guint8 *address, const guint8 *prefix, guint n_bits)
{
  guint n_bytes = n_bits / 8;
  guint rest = n_bits % 8;

  if (memcmp (address, prefix, n_bytes) != 0)
    return FALSE;
  return rest == 0 || address[n_bytes] >> (8 - rest) == prefix[n_bytes] >> (8 - rest);
}

/* Whether one of the ways of packing an IPv4 address into one of IPv6 leads to a private one. */
static gboolean
holds_private_4 (const guint8 *address)
{
  static const guint8 zeros[12] = { 0 };
  static const guint8 mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
  static const guint8 translated[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0 };
  static const guint8 nat64[12] = { 0x00, 0x64, 0xff, 0x9b };
  static const guint8 six_to_four[2] = { 0x20, 0x02 };
  static const guint8 teredo[4] = { 0x20, 0x01, 0x00, 0x00 };

  /* ::/96 is IPv4-compatible, and holds :: and ::1. */
  if (memcmp (address, zeros, 12) == 0 || memcmp (address, mapped, 12) == 0 ||
      memcmp (address, translated, 12) == 0 || memcmp (address, nat64, 12) == 0)
    return is_private_4 (read_4 (address + 12));
  if (memcmp (address, six_to_four, sizeof six_to_four) == 0)
    return is_private_4 (read_4 (address + 2));
  /* Server, and client with its bits turned (RFC 4380). */
  if (memcmp (address, teredo, sizeof teredo) == 0)
    return is_private_4 (read_4 (address + 4)) || is_private_4 (~read_4 (address + 12));
  /* ISATAP (RFC 5214): ::0:5efe:a.b.c.d or ::200:5efe:a.b.c.d behind any prefix. */
  if ((address[8] & ~2) == 0 && address[9] == 0 && address[10] == 0x5e && address[11] == 0xfe)
    return is_private_4 (read_4 (address + 12));
  return FALSE;
}

static gboolean
is_private_6 (const guint8 *address)
{
  for (gsize i = 0; i < G_N_ELEMENTS (private_6); i++)
    {
      if (has_prefix (address, private_6[i].base, private_6[i].n_bits))
        return TRUE;
    }
  return holds_private_4 (address);
}

gboolean
byline_address_is_private (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return is_private_4 (read_4 (bytes));
  return is_private_6 (bytes);
}

/* --- Spellings --- */

/* Reads one part, and moves @text behind it. Returns: FALSE if it is no number below 2^32. */
static gboolean
read_part (const char **text, guint64 *value)
{
  const char *p = *text;
  guint base = 10;

  if (p[0] == '0' && (p[1] == 'x' || p[1] == 'X'))
    {
      base = 16;
      p += 2;
    }
  else if (p[0] == '0')
    base = 8;
  else if (!g_ascii_isdigit (*p))
    return FALSE;

  *value = 0;
  for (; g_ascii_isxdigit (*p); p++)
    {
      guint digit = (guint) g_ascii_xdigit_value (*p);

      if (digit >= base)
        return FALSE;
      *value = *value * base + digit;
      if (*value > G_MAXUINT32)
        return FALSE;
    }
  *text = p;
  return TRUE;
}

static GInetAddress *
parse_4 (const char *host)
{
  guint64 parts[4];
  guint n_parts = 0;
  guint32 value;
  guint8 bytes[4];

  for (;;)
    {
      if (n_parts == 4 || !read_part (&host, &parts[n_parts]))
        return NULL;
      n_parts++;
      if (*host == '\0')
        break;
      if (*host++ != '.')
        return NULL;
    }

  /* The last part fills what the others leave. */
  if (parts[n_parts - 1] >= G_GUINT64_CONSTANT (1) << (8 * (5 - n_parts)))
    return NULL;
  value = (guint32) parts[n_parts - 1];
  for (guint i = 0; i + 1 < n_parts; i++)
    {
      if (parts[i] > 255)
        return NULL;
      value |= (guint32) parts[i] << (8 * (3 - i));
    }
  for (guint i = 0; i < 4; i++)
    bytes[i] = (guint8) (value >> (8 * (3 - i)));
  return g_inet_address_new_from_bytes (bytes, G_SOCKET_FAMILY_IPV4);
}

static GInetAddress *
parse_6 (const char *host)
{
  g_autofree char *bare = g_strdup (host[0] == '[' ? host + 1 : host);
  char *end = strpbrk (bare, "]%");

  if (strchr (bare, ':') == NULL)
    return NULL;
  /* The zone says which link an address is on, not what it is. */
  if (end != NULL)
    *end = '\0';
  return g_inet_address_new_from_string (bare);
}

/* Percent-encoding and compatibility characters (full-width digits, circled ones, 。 for the dot)
 * undone; in lower case, without dots at the end. */
static char *
plain_host (const char *host)
{
  g_autofree char *unescaped = strchr (host, ':') == NULL ? g_uri_unescape_string (host, NULL)
                                                          : NULL;
  g_autofree char *normal = g_utf8_normalize (unescaped != NULL ? unescaped : host, -1,
                                              G_NORMALIZE_ALL_COMPOSE);
  GString *plain = g_string_new (NULL);
  char *lower;

  /* What is not UTF-8 is no address in any spelling. */
  for (const char *p = normal != NULL ? normal : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x3002)
        g_string_append_c (plain, '.');
      else if (c != 0xad && c != 0x200b && c != 0x2060 && c != 0xfeff)
        g_string_append_unichar (plain, c);
    }
  while (plain->len > 0 && plain->str[plain->len - 1] == '.')
    g_string_truncate (plain, plain->len - 1);
  lower = g_ascii_strdown (plain->str, -1);
  g_string_free (plain, TRUE);
  return lower;
}

GInetAddress *
byline_address_from_host (const char *host)
{
  g_autofree char *plain = NULL;
  GInetAddress *address;

  if (host == NULL)
    return NULL;
  plain = plain_host (host);
  if (g_str_equal (plain, "localhost") || g_str_has_suffix (plain, ".localhost"))
    return g_inet_address_new_from_string (LOCALHOST);
  address = parse_6 (plain);
  return address != NULL ? address : parse_4 (plain);
}
