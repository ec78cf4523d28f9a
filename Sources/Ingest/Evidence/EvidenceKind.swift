/// The kinds of file that can serve as evidence, told by their content.
public enum EvidenceKind: String, Sendable, CaseIterable, Hashable {
    case pdf, png, jpeg, webp, docx, xlsx, odt, ods

    /// As it is told to people: `Word-document`.
    public var label: String {
        switch self {
        case .pdf: "PDF"
        case .png, .jpeg, .webp: "afbeelding"
        case .docx: "Word-document"
        case .xlsx: "Excel-werkmap"
        case .odt: "OpenDocument-tekst"
        case .ods: "OpenDocument-werkblad"
        }
    }

    /// The ending of a file's name, without the dot.
    public var fileExtension: String { self == .jpeg ? "jpg" : self.rawValue }

    public var contentType: String {
        switch self {
        case .pdf: "application/pdf"
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .webp: "image/webp"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        }
    }
}
