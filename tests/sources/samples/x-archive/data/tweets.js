window.YTD.tweets.part0 = [
 {
  "tweet": {
   "id_str": "9001",
   "id": "9001",
   "created_at": "Wed Jan 01 10:00:00 +0000 2025",
   "full_text": "Hello &amp; welcome"
  }
 },
 {
  "tweet": {
   "id_str": "9002",
   "id": "9002",
   "created_at": "Thu Jan 02 10:00:00 +0000 2025",
   "full_text": "@ana_lo thanks",
   "in_reply_to_status_id_str": "8000",
   "in_reply_to_user_id_str": "200",
   "in_reply_to_screen_name": "ana_lo",
   "entities": {
    "user_mentions": [
     {
      "name": "Ana Lopes",
      "screen_name": "Ana_Lo",
      "id_str": "200",
      "id": "200",
      "indices": [
       "0",
       "3"
      ]
     }
    ]
   }
  }
 },
 {
  "tweet": {
   "id_str": "9003",
   "id": "9003",
   "created_at": "Fri Jan 03 10:00:00 +0000 2025",
   "full_text": "RT @bo: great",
   "entities": {
    "user_mentions": [
     {
      "name": "Bo Berg",
      "screen_name": "bo",
      "id_str": "300",
      "id": "300",
      "indices": [
       "0",
       "3"
      ]
     },
     {
      "name": "Ghost",
      "screen_name": "ghost",
      "id_str": "-1",
      "id": "-1",
      "indices": [
       "0",
       "3"
      ]
     }
    ]
   }
  }
 },
 {
  "tweet": {
   "id_str": "9004",
   "id": "9004",
   "created_at": "Sat Jan 04 10:00:00 +0000 2025",
   "full_text": "more of it",
   "in_reply_to_status_id_str": "9001",
   "in_reply_to_user_id_str": "100",
   "in_reply_to_screen_name": "Nora_Ny"
  }
 },
 {
  "tweet": {
   "id_str": "9005",
   "id": "9005",
   "created_at": "no date",
   "full_text": "odd"
  }
 },
 {
  "tweet": {
   "full_text": "no id"
  }
 }
]
