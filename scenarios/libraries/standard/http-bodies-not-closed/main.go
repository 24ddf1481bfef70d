//lostwake:go go1.21.13 go1.26.8 go1.27.4
//lostwake:misused resource-not-closed
//lostwake:fix defer response.Body.Close()
//lostwake:pattern a response whose body nobody has read to the end or closed

// A client that looks at the status and forgets the body.
package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"time"
)

func main() {
	page := strings.Repeat("a long page ", 10_000)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(page)) }))
	for i := 0; i < 40; i++ {
		if !isUp(server.URL) {
			panic("not up")
		}
	}
	time.Sleep(300 * time.Millisecond)
	runtime.GC()
	pprof.Lookup("goroutine").WriteTo(os.Stdout, 2)
}

func isUp(url string) bool {
	response, err := http.Get(url)
	return err == nil && response.StatusCode == http.StatusOK
}
