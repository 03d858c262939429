Console.Error.WriteLine("ashiato");
return 2;
