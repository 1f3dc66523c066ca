window.YTD.tweets.part0 = [
 {
  "tweet": {
   "id_str": "9001",
   "id": "9001",
   "created_at": "Wed Jan 01 10:00:00 +0000 2025",
   "full_text": "one"
  }
 },
 {
  "tweet": {
   "id_str": "9002",
   "id": "9002",
   "created_at": "Thu Jan 02 10:00:00 +0000 2025",
   "full_text": "
