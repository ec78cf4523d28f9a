internal import Publishing

/// What a caller can read, from its Accept field (RFC 9110, 12.5.1).
struct AcceptedForms {
    private struct Range {
        let type: String
        let weight: Double
    }

    private let ranges: [Range]

    init(_ field: String?) {
        self.ranges = (field ?? "*/*").split(separator: ",").map { part in
            let parts = part.lowercased().split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
            return Range(type: parts.first ?? "", weight: weight ?? 1)
        }
    }

    /// How much a type is liked, 0 = not at all. The most precise range that names it decides.
    func weight(of type: String) -> Double {
        let family = type.prefix { $0 != "/" }
        for name in [type, "\(family)/*", "*/*"] {
            if let range = self.ranges.first(where: { $0.type == name }) { return range.weight }
        }
        return 0
    }

    /// The form of an answer; nil when the caller can read none. A form that was asked by name wins from the rest. Who reads JSON reads
    /// JSON of any kind, `jsonType`.
    func choose(
        from forms: [ExportForm], asked: ExportForm?, jsonType: String = ExportForm.json.mediaType
    ) -> ExportForm? {
        func weight(_ form: ExportForm) -> Double {
            max(self.weight(of: form.mediaType), form == .json ? self.weight(of: jsonType) : 0)
        }
        if let asked { return weight(asked) > 0 ? asked : nil }
        // The first of those that are liked equally: JSON, then CSV for machines.
        var best: (form: ExportForm, weight: Double)?
        for form in forms {
            let weight = weight(form)
            if weight > best?.weight ?? 0 { best = (form, weight) }
        }
        return best?.form
    }
}

extension ExportForm {
    /// The content type without parameters.
    var mediaType: String { self == .json ? "application/json" : "text/csv" }
}
