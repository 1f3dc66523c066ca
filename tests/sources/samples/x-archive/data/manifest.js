window.__THAR_CONFIG = {
  "userInfo": {"accountId": "100", "userName": "nora_ny"}
}
