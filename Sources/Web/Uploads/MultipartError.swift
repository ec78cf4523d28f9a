/// Why the body of an upload cannot be read.
enum MultipartError: Error, Hashable {
    /// It is no multipart/form-data, or names no usable boundary.
    case wrongType
    /// It breaks the rules of multipart/form-data.
    case malformed
    /// It ends before its last part does.
    case cutOff
    /// The headers of a part are longer than any browser makes them.
    case headersTooLarge
    /// It has more parts than any form of ours.
    case tooManyParts
}
