window.YTD.tweets.part1 = [
 {
  "tweet": {
   "id_str": "8001",
   "id": "8001",
   "created_at": "Mon Jan 01 10:00:00 +0000 2024",
   "full_text": "older @old_bo",
   "entities": {
    "user_mentions": [
     {
      "name": "Bo B.",
      "screen_name": "old_bo",
      "id_str": "300",
      "id": "300",
      "indices": [
       "0",
       "3"
      ]
     }
    ]
   }
  }
 }
]
