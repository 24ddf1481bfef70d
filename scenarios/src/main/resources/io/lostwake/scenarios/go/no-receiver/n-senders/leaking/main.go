//lostwake:cause no-receiver
//lostwake:title three replicas are asked, the first answer is taken, the other two stay with theirs
//lostwake:proof runtime
//lostwake:reads endpoint
//lostwake:strands 2

package main

import "lostwake.scenarios/internal/serve"

type replica struct{ name string }

func (r *replica) lookup(key string, answers chan<- string) {
	answers <- r.name + ":" + key // lostwake:culprit
}

type cluster struct{ replicas []*replica }

func (c *cluster) get(key string) string {
	answers := make(chan string)
	for _, r := range c.replicas {
		go r.lookup(key, answers)
	}
	return <-answers
}

func main() {
	c := &cluster{replicas: []*replica{{"east"}, {"west"}, {"north"}}}
	serve.Run(func() { c.get("user/17") })
}
