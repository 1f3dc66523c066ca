window.YTD.direct_messages_group.part0 = [
 {
  "dmConversation": {
   "conversationId": "777",
   "messages": [
    {
     "messageCreate": {
      "reactions": [],
      "urls": [],
      "text": "who is in?",
      "mediaUrls": [],
      "senderId": "200",
      "id": "601",
      "createdAt": "2025-03-01T10:00:00.000Z"
     }
    },
    {
     "participantsLeave": {
      "userIds": [
       "300"
      ],
      "createdAt": "2025-02-28T10:00:00.000Z"
     }
    },
    {
     "conversationNameUpdate": {
      "initiatingUserId": "200",
      "name": "Ausflug",
      "createdAt": "2025-02-27T10:00:00.000Z"
     }
    },
    {
     "joinConversation": {
      "initiatingUserId": "200",
      "participantsSnapshot": [
       "100",
       "200",
       "300"
      ],
      "createdAt": "2025-02-26T10:00:00.000Z"
     }
    }
   ]
  }
 },
 {
  "dmConversation": {
   "conversationId": "778",
   "messages": [
    {
     "messageCreate": {
      "reactions": [],
      "urls": [],
      "text": "crowd",
      "mediaUrls": [],
      "senderId": "200",
      "id": "602",
      "createdAt": "2025-03-02T10:00:00.000Z"
     }
    },
    {
     "joinConversation": {
      "initiatingUserId": "200",
      "participantsSnapshot": [
       "400",
       "401",
       "402",
       "403",
       "404",
       "405",
       "406",
       "407",
       "408",
       "409",
       "410",
       "411",
       "412",
       "413",
       "414",
       "415",
       "416",
       "417",
       "418",
       "419",
       "420",
       "421",
       "422",
       "423",
       "424",
       "425",
       "426",
       "427",
       "428",
       "429"
      ],
      "createdAt": "2025-02-26T10:00:00.000Z"
     }
    }
   ]
  }
 }
]
