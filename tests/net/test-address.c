/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-address.h"

/* Which addresses are private, and how they can be spelled. */

static const char *const private_hosts[] = {
  /* ranges: first and last of each */
  "0.0.0.0",
  "0.255.255.255",
  "10.0.0.0",
  "10.255.255.255",
  "100.64.0.0",
  "100.127.255.255",
  "127.0.0.1",
  "127.255.255.255",
  "169.254.0.0",
  "169.254.169.254",
  "172.16.0.0",
  "172.31.255.255",
  "192.0.0.1",
  "192.0.0.255",
  "192.168.0.0",
  "192.168.255.255",
  "198.18.0.0",
  "198.19.255.255",
  "224.0.0.1",
  "239.255.255.255",
  "240.0.0.0",
  "255.255.255.255",
  "::",
  "::1",
  "fc00::",
  "fdff::1",
  "fe80::1",
  "febf::1",
  "fec0::1",
  "feff::1",
  "ff02::1",
  "100::1",
  "64:ff9b:1::1",
  "5f00::1",
  /* packed */
  "::ffff:127.0.0.1",
  "::ffff:c0a8:101",
  "::127.0.0.1",
  "::10.0.0.1",
  "::ffff:0:192.168.1.1",
  "64:ff9b::192.168.1.1",
  "64:ff9b::a00:1",
  "2002:c0a8:101::1",
  "2002:7f00:1::",
  "2002:a00:1::1",
  "2001:0:c0a8:101::1",
  "2001:0:808:808:0:0:3f57:fefe",
  "2a00:1450::5efe:192.168.1.1",
  "2a00:1450::200:5efe:10.0.0.1",
  /* spellings */
  "127.1",
  "127.0.1",
  "2130706433",
  "0x7f000001",
  "0x7f.1",
  "0177.0.0.1",
  "017700000001",
  "0X7F.0.0.1",
  "192.168.257",
  "192.11010305",
  "3232235777",
  "0xc0a80101",
  "0300.0250.1.1",
  "0xc0.0xa8.0x1.0x1",
  "0300.0xa8.257",
  "0000000000000300.0250.1.1",
  "0",
  "0x",
  "127.0.0.1.",
  "127.1..",
  "192.168.1.1.",
  "[::1]",
  "[fe80::1%eth0]",
  "fe80::1%eth0",
  "[fe80::1%25eth0]",
  "[::ffff:192.168.1.1]",
  "%31%32%37.0.0.1",
  "192%2e168%2E1%2e1",
  "１２７.０.０.１",
  "127。0。0。1",
  "①②⑦.0.0.1",
  "127．0．0．1",
  "１９２｡１６８｡１｡１",
  ("192.168.1.\xc2\xad"
   "1"),
  "0:0:0:0:0:0:0:1",
  "0000:0000::0001",
  "::FFFF:127.0.0.1",
  "localhost",
  "LOCALHOST",
  "localhost.",
  "a.localhost",
  "A.B.LocalHost.",
  "ｌｏｃａｌｈｏｓｔ",
};

static const char *const public_hosts[] = {
  "1.1.1.1",
  "8.8.8.8",
  "9.255.255.255",
  "11.0.0.0",
  "100.63.255.255",
  "100.128.0.0",
  "126.255.255.255",
  "128.0.0.1",
  "169.253.255.255",
  "169.255.0.0",
  "172.15.255.255",
  "172.32.0.0",
  "192.0.1.0",
  "192.167.255.255",
  "192.169.0.0",
  "198.17.255.255",
  "198.20.0.0",
  "223.255.255.255",
  "192.0.2.1",
  "198.51.100.1",
  "203.0.113.9",
  "93.184.216.34",
  "134744072",
  "0x08.8.8.8",
  "010.8.8.8",
  "2606:4700::1111",
  "2001:4860:4860::8888",
  "[2a00:1450:4001::1]",
  "2001:db8::1",
  "::ffff:8.8.8.8",
  "64:ff9b::8.8.8.8",
  "2002:808:808::1",
  "2001:0:808:808:0:0:f7f7:f7f7",
  "::8.8.8.8",
  "fbff::1",
};

static const char *const names[] = {
  "example.org",
  "localhost.example.org",
  "notlocalhost",
  "127.0.0.1.example.org",
  "10.0.0.1.nip.io",
  "192.168.1.1.1.1",
  "256.1.1.1",
  "1.2.3.256",
  "4294967296",
  "0x100000000",
  "08.8.8.8",
  "0xg",
  "a.b",
  "",
  "-1",
  "1..2",
  "dead:beef",
  "0x7f000001.example",
  "\xff\xfe",
  "router.local",
};

static void
test_private (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (private_hosts); i++)
    {
      g_autoptr (GInetAddress) address = byline_address_from_host (private_hosts[i]);

      g_test_message ("%s", private_hosts[i]);
      g_assert_nonnull (address);
      g_assert_true (byline_address_is_private (address));
    }
}

static void
test_public (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (public_hosts); i++)
    {
      g_autoptr (GInetAddress) address = byline_address_from_host (public_hosts[i]);

      g_test_message ("%s", public_hosts[i]);
      g_assert_nonnull (address);
      g_assert_false (byline_address_is_private (address));
    }
}

static void
test_names (void)
{
  g_assert_null (byline_address_from_host (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GInetAddress) address = byline_address_from_host (names[i]);
      g_autofree char *text = address != NULL ? g_inet_address_to_string (address) : NULL;

      g_autofree char *name = g_strescape (names[i], NULL);

      g_test_message ("%s", name);
      g_assert_cmpstr (text, ==, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/private", test_private);
  g_test_add_func ("/address/public", test_public);
  g_test_add_func ("/address/names", test_names);
  return g_test_run ();
}
