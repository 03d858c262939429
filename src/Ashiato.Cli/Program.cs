using Ashiato.Cli;

return Host.Run(args);
