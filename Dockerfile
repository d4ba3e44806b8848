# `rolecall sim serve` in a container: one static program, and nothing else. `scripts/image` makes the program
# and builds this, without a base image and without the network.
#
#   docker run --rm -p 127.0.0.1:4566:4566 rolecall/rolecall:0.1.0
#
# It listens once standard output has `export AWS_ENDPOINT_URL=`: that is what to wait for. Who reaches the port
# also reaches `/_rolecall`: a test that started the container has to, and in a container that is never the loopback.
FROM scratch
COPY rolecall /rolecall
USER 65534:65534
EXPOSE 4566
HEALTHCHECK --interval=2s --timeout=5s --retries=5 CMD ["/rolecall", "--quiet", "sim", "clock", "--endpoint", "http://127.0.0.1:4566"]
ENTRYPOINT ["/rolecall"]
CMD ["sim", "serve", "--listen", "0.0.0.0:4566", "--remote-control"]
