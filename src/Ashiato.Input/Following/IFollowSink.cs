using Ashiato.Core;

namespace Ashiato.Input.Following;

/// <summary>Takes what is new in the logs.</summary>
public interface IFollowSink : IProblemSink
{
    /// <summary>Takes one line.</summary>
    void Accept(in FollowedLine line);

    /// <summary>Takes one loss: lines that were written and are nowhere to be found. The same is reported as a problem.</summary>
    void Lost(LogLoss loss);
}
