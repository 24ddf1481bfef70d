module lostwake.scenarios

go 1.19
