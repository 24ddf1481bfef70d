//lostwake:go go1.21.13 go1.26.8 go1.27.4
//lostwake:misused resource-not-closed | a response whose body nobody has read to the end or closed | defer response.Body.Close()

// A client that looks at the status and forgets the body.
package main

import (
	"net/http"
	"net/http/httptest"
	"strings"

	"lostwake.io/libraries/service"
)

func main() {
	page := strings.Repeat("a long page ", 10_000)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(page)) }))
	service.Requests(40, func() {
		if !isUp(server.URL) {
			panic("not up")
		}
	})
	service.Show()
}

func isUp(url string) bool {
	response, err := http.Get(url)
	return err == nil && response.StatusCode == http.StatusOK
}
