window.YTD.direct_messages.part0 = [
 {
  "dmConversation": {
   "conversationId": "100-200",
   "messages": [
    {
     "messageCreate": {
      "reactions": [],
      "urls": [],
      "text": "hi",
      "mediaUrls": [],
      "senderId": "100",
      "id": "502",
      "createdAt": "2025-01-25T21:42:05.068Z",
      "recipientId": "200"
     }
    },
    {
     "messageCreate": {
      "reactions": [],
      "urls": [],
      "text": "hello",
      "mediaUrls": [],
      "senderId": "200",
      "id": "501",
      "createdAt": "2025-01-25T21:40:05.068Z",
      "recipientId": "100"
     }
    },
    {
     "reactionCreate": {
      "senderId": "200",
      "reactionKey": "like",
      "eventId": "502",
      "createdAt": "2025-01-25T21:43:05.068Z"
     }
    }
   ]
  }
 },
 {
  "dmConversation": {
   "conversationId": "100-999",
   "messages": [
    {
     "messageCreate": {
      "reactions": [],
      "urls": [],
      "text": "later",
      "mediaUrls": [],
      "senderId": "999",
      "id": "503",
      "createdAt": "2035-01-25T21:42:05.068Z",
      "recipientId": "100"
     }
    },
    {
     "messageCreate": {
      "reactions": [],
      "urls": [],
      "text": "numbers",
      "mediaUrls": [],
      "senderId": "999",
      "id": "504",
      "createdAt": "2025-02-25T21:42:05.068Z",
      "recipientId": "100"
     }
    }
   ]
  }
 }
]
