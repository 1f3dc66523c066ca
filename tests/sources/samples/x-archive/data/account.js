window.YTD.account.part0 = [
 {
  "account": {
   "email": "nora@nystrom.example",
   "createdVia": "web",
   "username": "Nora_Ny",
   "accountId": "100",
   "createdAt": "2010-01-01T00:00:00.000Z",
   "accountDisplayName": "Nora Nyström"
  }
 }
]
