internal import Foundation
internal import Mustache

/// The templates and assets that come with the program.
struct WebResources {
    let templates: MustacheLibrary
    let assets: Assets

    /// From the bundle beside the program, or from another directory with `Templates` and `Assets` in it.
    static func load(from directory: String? = nil) async throws -> WebResources {
        let root = directory ?? Bundle.module.resourcePath ?? Bundle.module.bundlePath
        let assets = try Assets(directory: "\(root)/Assets")
        do {
            return WebResources(templates: try await MustacheLibrary(directory: "\(root)/Templates"), assets: assets)
        } catch let error as MustacheLibrary.ParserError {
            throw WebError(
                .templateBroken, "\(error.filename):\(error.context.lineNumber): dit sjabloon is niet te lezen",
                hint: "\(error.error)")
        }
    }
}
