using Ashiato.Core;

namespace Ashiato.Input.Formats.Package;

/// <summary>What a package manager did to a package.</summary>
/// <param name="Word">The word in the log.</param>
/// <param name="Action">Its <c>event.action</c>.</param>
/// <param name="Code">Its <c>event.code</c>.</param>
internal sealed record PackageVerb(byte[] Word, Constant Action, Constant Code);
