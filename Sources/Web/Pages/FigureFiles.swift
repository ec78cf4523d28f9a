internal import HTTPTypes
internal import Hummingbird
internal import Publishing

/// Turns an exported file, or the reason why there is none, into an answer.
enum FigureFiles {
    /// The file with its digest and number of rows: in the head when they are known by then, else behind the last byte. Where it
    /// has a companion the head says where (RFC 8288).
    static func response(_ file: ExportedFile, to request: Request) -> Response {
        let digest = DigestField.name(for: request)
        var headers: HTTPFields = [
            .contentType: file.contentType, .contentDisposition: self.disposition(file.name), .cacheControl: "no-store",
        ]
        if let sidecar = file.sidecar {
            let address = FileCompanion.address(of: sidecar, for: request)
            headers[.link] = "<\(address)>; rel=\"describedby\"; type=\"\(CSVSidecar.contentType)\""
        }
        switch file.content {
        case .whole(let bytes, let rows):
            headers[digest] = DigestField.value(FileReceipt(bytes, rows: rows ?? 0))
            if let rows { headers[.rows] = String(rows) }
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        case .pieces(let produce):
            headers[.trailer] = "\(digest.rawName), \(HTTPField.Name.rows.rawName)"
            return Response(
                status: .ok, headers: headers,
                body: ResponseBody { writer in
                    var counter = FileReceipt.Counter()
                    let rows = try await produce { piece in
                        counter.add(piece)
                        try await writer.write(ByteBuffer(bytes: piece))
                    }
                    try await writer.finish([digest: DigestField.value(counter.receipt(rows: rows)), .rows: String(rows)])
                })
        }
    }

    /// A file that cannot be made is never a file: status 400 and a sentence, as text or as problem+json (RFC 9457).
    static func response(_ problems: [FieldProblem], form: ExportForm) -> Response {
        let sentences = problems.map(\.sentence).joined(separator: " ")
        switch form {
        case .excel, .open, .xlsx, .zip:
            return Response(
                status: .badRequest, headers: [.contentType: "text/plain; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: sentences + "\n")))
        case .json:
            let text = #"{"status":400,"title":\#(self.quoted(Text["problems.title"])),"detail":\#(self.quoted(sentences))}"#
            return Response(
                status: .badRequest, headers: [.contentType: "application/problem+json"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n")))
        }
    }

    /// A plain name for old programs and the whole name in UTF-8 (RFC 6266).
    static func disposition(_ name: String) -> String {
        let plain = String(
            name.unicodeScalars.map { $0.isASCII && $0.value >= 0x20 && $0 != "\"" && $0 != "\\" ? Character($0) : "_" })
        let encoded = AddressQuery.encoded(name).replacing("/", with: "%2F").replacing(":", with: "%3A").replacing(
            ",", with: "%2C")
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
