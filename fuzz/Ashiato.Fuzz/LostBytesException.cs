namespace Ashiato.Fuzz;

/// <summary>The records, put together again, are not the input.</summary>
internal sealed class LostBytesException(string message) : Exception(message);
