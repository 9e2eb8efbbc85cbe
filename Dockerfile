FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/GraphMemory.Server -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# The embedded store's file, when that is used: mount a volume here.
RUN mkdir /data && chown app:app /data
VOLUME /data
USER app
WORKDIR /data
EXPOSE 5080
ENTRYPOINT ["/app/graphmemory"]
