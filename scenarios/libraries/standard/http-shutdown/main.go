// A server that shuts down while a handler still runs, behind a reverse proxy and a TimeoutHandler.
//
//lostwake:go go1.26.8
//lostwake:misused slow-wait | a Shutdown that waits for requests to end | a context that has a deadline
//lostwake:misused slow-wait | a request that waits for the server's response | give the client a Timeout
package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"time"

	"lostwake.io/libraries/service"
)

func main() {
	server := httptest.NewUnstartedServer(http.HandlerFunc(handle))
	server.EnableHTTP2 = true
	server.Start()
	target, _ := url.Parse(server.URL)
	proxy := httptest.NewServer(http.TimeoutHandler(httputil.NewSingleHostReverseProxy(target), time.Hour, "late"))
	go http.Get(proxy.URL)
	time.Sleep(200 * time.Millisecond)
	go server.Config.Shutdown(context.Background())
	service.ShowAfterAMinute()
}

func handle(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
