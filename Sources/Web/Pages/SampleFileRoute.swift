internal import Hummingbird
internal import Ingest

/// `GET /voorbeelden/{kind}.csv`: a small correct file of a kind, public.
struct SampleFileRoute {
    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("voorbeelden/:file") { request, context in
            guard let name = context.parameters.get("file"), name.hasSuffix(".csv"),
                let file = SampleFile.named(String(name.dropLast(4)))
            else { throw WebProblem.notFound }
            return FigureFiles.response(
                ExportedFile(name: "\(file.kind).csv", contentType: "text/csv; charset=utf-8", bytes: file.bytes), to: request)
        }
    }
}
