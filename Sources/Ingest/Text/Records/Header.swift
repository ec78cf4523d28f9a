/// The first record of a delivery file: its column names, and the delimiter they were told by.
struct Header: Hashable, Sendable {
    let delimiter: Delimiter
    /// The physical line on which the header starts.
    let line: Int
    /// The names as delivered, trimmed. Blank names at the end are left off; one in between is an empty text.
    let names: [String]
    /// The names by which columns are recognised, in the order of `names`.
    let normalisedNames: [String]

    /// The header of `source`; nil when it holds no record at all, which is no error (readings 7.10).
    ///
    /// The delimiter is the one of `;` tab `,` that yields most names of `knownColumns` (readings 2.3).
    /// Throws `kolom_dubbel` when two names normalise to the same one; blank names are no names and do not count.
    static func read(
        from source: some ByteSource, encoding: TextEncoding, knownColumns: some Sequence<String>
    ) throws -> Header? {
        let known = Set(knownColumns.map(self.normalise))
        var best: (header: Header, score: Int)?
        var failure: (any Error)?
        for delimiter in Delimiter.allCases {
            do {
                guard let header = try self.candidate(source, encoding, delimiter) else { return nil }
                let score = known.intersection(header.normalisedNames).count
                if score > best?.score ?? -1 { best = (header, score) }
            } catch {
                failure = failure ?? error
            }
        }
        // With a wrong delimiter an open quote hides inside a cell; it is only believed when that cell makes sense.
        if let failure, best?.score ?? 0 == 0 { throw failure }
        try best?.header.checkUnique()
        return best?.header
    }

    /// `Casus-nr`, `CASUS NR` and `casus_nr` are all `casusnr`: case, blanks, hyphens and underscores do not matter.
    static func normalise(_ name: String) -> String {
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: name.unicodeScalars.lazy.filter { !self.isIgnored($0) })
        return String(kept).lowercased()
    }

    private init(delimiter: Delimiter, line: Int, cells: [String]) {
        let named = cells.lastIndex { !Header.normalise($0).isEmpty }.map { cells[...$0] } ?? []
        self.delimiter = delimiter
        self.line = line
        self.names = named.map(Header.trimmed).map(Header.masked)
        self.normalisedNames = named.map(Header.normalise)
    }

    private static func candidate(
        _ source: some ByteSource, _ encoding: TextEncoding, _ delimiter: Delimiter
    ) throws -> Header? {
        var reader = try RecordReader(source, encoding: encoding, delimiter: delimiter)
        guard try reader.next() else { return nil }
        return Header(delimiter: delimiter, line: reader.line, cells: reader.cells())
    }

    private func checkUnique() throws(FileProblem) {
        var seen: Set<String> = []
        for (name, normalised) in zip(self.names, self.normalisedNames) where !normalised.isEmpty {
            guard seen.insert(normalised).inserted else {
                throw FileProblem(
                    .columnTwice, line: self.line,
                    "De kolom ‘\(CellExcerpt.of(name))’ staat twee keer in de kopregel; verwijder of hernoem er één.")
            }
        }
    }

    /// U+FEFF is what is left of a byte order mark when files are joined.
    private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "-" || scalar == "_" || scalar == "\u{FEFF}"
    }

    /// A file without a header row has data in its place: no BSN may be shown or kept as a column's name.
    private static func masked(_ name: String) -> String {
        SuspectedBSN.matches(name) ? SuspectedBSN.mask : name
    }

    private static func trimmed(_ name: String) -> String {
        let scalars = name.unicodeScalars
        let isEdge = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace || scalar == "\u{FEFF}" }
        guard let first = scalars.firstIndex(where: { !isEdge($0) }), let last = scalars.lastIndex(where: { !isEdge($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}
