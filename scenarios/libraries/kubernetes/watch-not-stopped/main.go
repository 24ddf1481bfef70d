//lostwake:misused resource-not-closed | a response whose body nobody has read to the end or closed | close the body on every path

// Watches on a Kubernetes API whose results nobody reads any more and that nobody stops.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
)

// api answers every request with a stream of watch events.
func api(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	for i := range 3 {
		pod := corev1.Pod{
			TypeMeta:   metav1.TypeMeta{Kind: "Pod", APIVersion: "v1"},
			ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprint("web-", i), Namespace: "default"},
		}
		check(json.NewEncoder(w).Encode(map[string]any{"type": "ADDED", "object": pod}))
		w.(http.Flusher).Flush()
	}
	<-r.Context().Done()
}

func main() {
	server := httptest.NewServer(http.HandlerFunc(api))
	client, err := kubernetes.NewForConfig(&rest.Config{Host: server.URL, QPS: 1000, Burst: 1000})
	check(err)
	for range 20 {
		watcher, err := client.CoreV1().Pods("default").Watch(context.Background(), metav1.ListOptions{})
		check(err)
		<-watcher.ResultChan()
		// watcher.Stop() is missing.
	}
	dump()
}

// dump writes what every goroutine does at rest.
func dump() {
	time.Sleep(2 * time.Second)
	runtime.GC()
	if err := pprof.Lookup("goroutine").WriteTo(os.Stdout, 2); err != nil {
		log.Fatal(err)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
