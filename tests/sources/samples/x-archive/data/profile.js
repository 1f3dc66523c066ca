window.YTD.profile.part0 = [
 {
  "profile": {
   "description": {
    "bio": "Planner of plans",
    "website": "https://nystrom.example",
    "location": "Lübeck"
   },
   "avatarMediaUrl": ""
  }
 }
]
