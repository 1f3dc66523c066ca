window.YTD.tweet.part0 = [
 {
  id_str: '9001', created_at: 'Wed Jan 01 10:00:00 +0000 2025', full_text: 'it\'s "fine"',
 },
 {id_str: "9002", created_at: "Thu Jan 02 10:00:00 +0000 2025", full_text: "b", entities: {user_mentions: [],},},
];
