internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Publishing

/// The companion of a CSV file, `X.csv-metadata.json?query` beside `X.csv?query`: the same question, asked by the same rights.
enum FileCompanion {
    static let ending = ".csv-metadata.json"

    /// Where the companion of the file that `request` asks for stands. Both dates are those of the file, as they were resolved, so
    /// that a delivery in between changes nothing.
    static func address(of sidecar: CSVSidecar, for request: Request) -> String {
        var items = AddressQuery(path: request.head.path).items
        func pin(_ name: String, _ value: String) {
            items.removeAll { $0.name == name }
            items.append(.init(name: name, value: value))
        }
        if let day = sidecar.facts.peildatum { pin("peildatum", day.iso) }
        if let stand = sidecar.facts.stand { pin("stand", stand.instant) }
        return CSVSidecar.name(of: request.uri.path) + AddressQuery(items).text
    }

    /// Where the companion of the file at an address of ours stands.
    static func address(of file: String) -> String {
        let path = file.prefix { $0 != "?" }
        return CSVSidecar.name(of: String(path)) + file[path.endIndex...]
    }

    /// The companion of a file, which is made for it once more, a piece at a time where it is long.
    static func response(of file: ExportedFile) async throws -> Response {
        guard let sidecar = file.sidecar else { throw WebProblem.notFound }
        let receipt: FileReceipt
        switch file.content {
        case .whole(let bytes, let rows): receipt = FileReceipt(bytes, rows: rows ?? 0)
        case .pieces(let produce):
            var counter = FileReceipt.Counter()
            let rows = try await produce { counter.add($0) }
            receipt = counter.receipt(rows: rows)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: CSVSidecar.contentType, .contentDisposition: FigureFiles.disposition(sidecar.name),
                .cacheControl: "no-store",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try sidecar.bytes(of: receipt))))
    }
}
