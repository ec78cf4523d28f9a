internal import Mustache

/// A view as its template reads it: every field taken out once.
///
/// The template library would otherwise reflect a value anew for each name it looks up, and for each value around it when the
/// name is not there: on a long list that took half of the time of a page. And what is nil here is nothing, whatever a value
/// around it holds under the same name; the library would go on and find, say, the end of another row.
struct ViewFields: MustacheParent {
    private let fields: [String: Any]

    init(_ view: Any) {
        self.init(Mirror(reflecting: view))
    }

    private init(_ mirror: Mirror) {
        var fields: [String: Any] = [:]
        for child in mirror.children {
            if let name = child.label { fields[name] = Self.value(child.value) ?? Nothing() }
        }
        self.fields = fields
    }

    func child(named: String) -> Any? { self.fields[named] }

    /// Renders as nothing, and ends the search for its name.
    private struct Nothing: MustacheCustomRenderable {
        let renderText = ""
        let isNull = true
    }

    /// Texts, numbers and drawings as they are; structures with their fields, also in lists; nothing for nil.
    private static func value(_ value: Any) -> Any? {
        switch value {
        case is String, is Bool, is Int, is Drawing, is DayText: return value
        case let texts as [String]: return texts
        default: break
        }
        let mirror = Mirror(reflecting: value)
        return switch mirror.displayStyle {
        case .optional: mirror.children.first.flatMap { self.value($0.value) }
        case .collection: mirror.children.compactMap { self.value($0.value) }
        case .struct: ViewFields(mirror)
        default: value
        }
    }
}
