package main

import "lostwake.scenarios/internal/serve"

type replica struct{ name string }

func (r *replica) lookup(key string, answers chan<- string) {
	answers <- r.name + ":" + key
}

type cluster struct{ replicas []*replica }

func (c *cluster) get(key string) string {
	answers := make(chan string, len(c.replicas))
	for _, r := range c.replicas {
		go r.lookup(key, answers)
	}
	return <-answers
}

func main() {
	c := &cluster{replicas: []*replica{{"east"}, {"west"}, {"north"}}}
	serve.Run(func() { c.get("user/17") })
}
